package io.avatarloom.core.diff;

import com.fasterxml.jackson.databind.JsonNode;
import io.avatarloom.core.graph.Link;
import io.avatarloom.core.graph.PortRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds nodes and regions that only have another name: of the same type, linked alike, set alike. A
 * neighbour that is itself gone or new counts by its type.
 */
final class RenameFinder {
  private static final double LINKS = 0.6;
  private static final double ENOUGH = 0.5;
  private static final int MOST_PAIRS = 250_000;

  /** A pair that may be one thing. */
  private record Pair(String before, String after, double score) {}

  private final JsonNode before;
  private final JsonNode after;
  private final Map<String, String> definitions;
  private final Map<String, Set<String>> linksBefore;
  private final Map<String, Set<String>> linksAfter;

  /**
   * @param before a level: nodes, links, regions
   * @param definitions renamed subgraphs, before to after
   */
  RenameFinder(JsonNode before, JsonNode after, Map<String, String> definitions) {
    this.before = before;
    this.after = after;
    this.definitions = definitions;
    this.linksBefore = neighbours(before, after);
    this.linksAfter = neighbours(after, before);
  }

  Map<String, String> find() {
    Map<String, String> found = new LinkedHashMap<>();
    for (String section : List.of("regions", "nodes")) {
      match(section).forEach(found::put);
    }
    return found;
  }

  private Map<String, String> match(String section) {
    List<String> gone = only(before.path(section), after.path(section));
    List<String> come = only(after.path(section), before.path(section));
    List<Pair> pairs = new ArrayList<>();
    if ((long) gone.size() * come.size() <= MOST_PAIRS) {
      gone.forEach(old -> come.forEach(now -> consider(section, old, now, pairs)));
    }
    pairs.sort(Comparator.comparingDouble(Pair::score).reversed());
    Map<String, String> found = new LinkedHashMap<>();
    Set<String> taken = new HashSet<>();
    for (Pair pair : pairs) {
      if (!found.containsKey(pair.before()) && taken.add(pair.after())) {
        found.put(pair.before(), pair.after());
      }
    }
    return found;
  }

  private static List<String> only(JsonNode here, JsonNode there) {
    return here.properties().stream().map(Map.Entry::getKey).filter(id -> !there.has(id)).toList();
  }

  private void consider(String section, String old, String now, List<Pair> pairs) {
    JsonNode a = before.path(section).path(old);
    JsonNode b = after.path(section).path(now);
    boolean regions = section.equals("regions");
    String settings = regions ? "slots" : "params";
    Names names = new Names(Map.of(), definitions);
    if (!names.type(a.path("type").asText()).equals(b.path("type").asText())) {
      return;
    }
    double links = overlap(linksBefore.get(old), linksAfter.get(now));
    double set = overlap(entries(a.path(settings)), entries(b.path(settings)));
    double score = LINKS * links + (1 - LINKS) * set;
    if (links >= ENOUGH && score >= ENOUGH) {
      pairs.add(new Pair(old, now, score));
    }
  }

  private static Set<String> entries(JsonNode object) {
    Set<String> found = new TreeSet<>();
    object.properties().forEach(e -> found.add(e.getKey() + "=" + e.getValue()));
    return found;
  }

  /** Share of what two things have in common; 1 where neither has anything. */
  private static double overlap(Collection<String> a, Collection<String> b) {
    if (a == null || b == null || (a.isEmpty() && b.isEmpty())) {
      return a == null && b == null || a != null && b != null ? 1 : 0;
    }
    Set<String> all = new HashSet<>(a);
    all.addAll(b);
    long common = a.stream().filter(b::contains).count();
    return (double) common / all.size();
  }

  /** What each node is linked to, by port. */
  private Map<String, Set<String>> neighbours(JsonNode level, JsonNode other) {
    Map<String, Set<String>> found = new HashMap<>();
    for (JsonNode text : level.path("links")) {
      Names.link(text).ifPresent(link -> note(level, other, link, found));
    }
    return found;
  }

  private void note(JsonNode level, JsonNode other, Link link, Map<String, Set<String>> found) {
    found
        .computeIfAbsent(link.from().owner(), id -> new HashSet<>())
        .add(link.from().port() + ">" + end(level, other, link.to()));
    found
        .computeIfAbsent(link.to().owner(), id -> new HashSet<>())
        .add(link.to().port() + "<" + end(level, other, link.from()));
  }

  private static String end(JsonNode level, JsonNode other, PortRef ref) {
    boolean stays = other.path("nodes").has(ref.owner()) || other.path("regions").has(ref.owner());
    boolean signature =
        !level.path("nodes").has(ref.owner()) && !level.path("regions").has(ref.owner());
    return stays || signature
        ? ref.toString()
        : "?" + level.path("nodes").path(ref.owner()).path("type").asText() + "." + ref.port();
  }
}
