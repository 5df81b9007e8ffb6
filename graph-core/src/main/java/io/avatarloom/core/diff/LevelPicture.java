package io.avatarloom.core.diff;

import com.fasterxml.jackson.databind.JsonNode;
import io.avatarloom.core.diff.Change.Kind;
import io.avatarloom.core.diff.Change.Part;
import io.avatarloom.core.graph.Link;
import io.avatarloom.core.subgraph.Subgraph;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Draws a level twice, as it was and as it is, with what differs in colour. */
final class LevelPicture {
  static final String GONE = "#cf222e";
  static final String COME = "#1a7f37";
  static final String OTHER = "#9a6700";
  static final String NAME = "#0969da";
  static final String PLAIN = "#57606a";
  private static final String SAME = "#8c959f";
  private static final double HEAD = 38;
  private static final double LINE = 15;

  /** Larger graphs are drawn where they differ, with the boxes next to that. */
  private static final int ALL_DRAWN = 36;

  private static final Set<Part> ON_BOXES =
      Set.of(Part.NODES, Part.SETTINGS, Part.REGIONS, Part.SLOTS, Part.RECORDS);

  private final Map<String, String> before = new LinkedHashMap<>();
  private final Map<String, String> after = new LinkedHashMap<>();
  private final Set<Link> linksBefore = new LinkedHashSet<>();
  private final Set<Link> linksAfter = new LinkedHashSet<>();
  private final Map<String, List<Change>> changes = new LinkedHashMap<>();
  private final Set<String> changedTypes = new HashSet<>();
  private final Names names;
  private final PicturePlaces places;
  private final int leftOut;

  LevelPicture(RecipeDiff diff, String level, JsonNode old, JsonNode now) {
    this.names = diff.names(level);
    boxes(old, names, before);
    boxes(now, new Names(Map.of(), Map.of()), after);
    links(old, names, linksBefore);
    links(now, new Names(Map.of(), Map.of()), linksAfter);
    diff.changes().collect(Change::level).forEach(changedTypes::add);
    diff.changes()
        .select(c -> c.level().equals(level) && ON_BOXES.contains(c.part()))
        .forEach(c -> changes.computeIfAbsent(c.owner(), id -> new ArrayList<>()).add(c));
    Set<String> all = new LinkedHashSet<>(before.keySet());
    all.addAll(after.keySet());
    Set<Link> both = new LinkedHashSet<>(linksAfter);
    both.addAll(linksBefore);
    Set<String> drawn = all.size() <= ALL_DRAWN ? all : around(all, both);
    this.leftOut = all.size() - drawn.size();
    this.places = new PicturePlaces(drawn, both, id -> HEAD + LINE * lines(id).size());
  }

  /** What differs, the ends of links that do, and what is linked to those. */
  private Set<String> around(Set<String> all, Set<Link> both) {
    Set<String> core = new HashSet<>();
    all.stream()
        .filter(id -> !colour(id, after.getOrDefault(id, "")).equals(SAME))
        .forEach(core::add);
    both.stream()
        .filter(link -> !linksBefore.contains(link) || !linksAfter.contains(link))
        .forEach(link -> core.addAll(List.of(link.from().owner(), link.to().owner())));
    Set<String> near = new HashSet<>(core);
    for (Link link : both) {
      if (core.contains(link.from().owner()) || core.contains(link.to().owner())) {
        near.addAll(List.of(link.from().owner(), link.to().owner()));
      }
    }
    Set<String> kept = new LinkedHashSet<>(all);
    kept.retainAll(near);
    return kept;
  }

  /** Boxes without a difference that are not drawn. */
  int leftOut() {
    return leftOut;
  }

  /** True when a change shows on a box of this picture. */
  static boolean shows(Change change) {
    return ON_BOXES.contains(change.part()) || change.part() == Part.LINKS;
  }

  double width() {
    return places.width();
  }

  double height() {
    return places.height();
  }

  private static void boxes(JsonNode level, Names names, Map<String, String> found) {
    level
        .path("nodes")
        .properties()
        .forEach(
            n ->
                found.put(names.owner(n.getKey()), names.type(n.getValue().path("type").asText())));
    level
        .path("regions")
        .properties()
        .forEach(
            r ->
                found.put(
                    names.owner(r.getKey()),
                    "region, " + r.getValue().path("iterations").asText() + " iterations"));
    if (level.has("inputs") || level.has("outputs")) {
      found.put(Subgraph.IN, "inputs");
      found.put(Subgraph.OUT, "outputs");
    }
  }

  private static void links(JsonNode level, Names names, Set<Link> found) {
    level.path("links").forEach(text -> Names.link(text).map(names::link).ifPresent(found::add));
  }

  private List<Change> lines(String id) {
    return changes.getOrDefault(id, List.of()).stream()
        .filter(c -> !c.key().isEmpty() || c.kind() == Kind.RETYPED)
        .toList();
  }

  /** Draws one side with its upper left corner at (x, y). */
  void draw(Svg svg, double x, double y, boolean earlier) {
    Set<Link> links = earlier ? linksBefore : linksAfter;
    Set<Link> others = earlier ? linksAfter : linksBefore;
    for (Link link : links) {
      PicturePlaces.Place from = places.of(link.from().owner());
      PicturePlaces.Place to = places.of(link.to().owner());
      if (from != null && to != null) {
        boolean same = others.contains(link);
        svg.link(
            x + from.x() + PicturePlaces.WIDTH,
            y + from.y() + HEAD / 2,
            x + to.x(),
            y + to.y() + HEAD / 2,
            same ? "#d0d7de" : earlier ? GONE : COME,
            same ? 1 : 2.2);
      }
    }
    (earlier ? before : after)
        .forEach(
            (id, type) -> {
              if (places.of(id) != null) {
                box(svg, x, y, id, type, earlier);
              }
            });
  }

  private void box(Svg svg, double x, double y, String id, String type, boolean earlier) {
    PicturePlaces.Place place = places.of(id);
    double left = x + place.x();
    double top = y + place.y();
    String colour = colour(id, type);
    svg.box(left, top, PicturePlaces.WIDTH, place.height(), fill(colour), colour);
    double room = PicturePlaces.WIDTH - 16;
    svg.text(left + 8, top + 16, "id", "#24292f", room, earlier ? oldName(id) : id);
    svg.text(left + 8, top + 31, "", PLAIN, room, type);
    double line = top + HEAD + 8;
    for (Change change : lines(id)) {
      JsonNode value = earlier ? change.from() : change.to();
      String text =
          change.kind() == Kind.RETYPED
              ? (earlier ? "another type now" : "another type before")
              : change.key()
                  + " "
                  + (value.isMissingNode() ? "unset" : DiffText.value(value))
                  + (value.isNumber() && !change.unit().isEmpty() ? " " + change.unit() : "");
      svg.text(left + 8, line, "", earlier ? GONE : COME, room, text);
      line += LINE;
    }
  }

  private String oldName(String id) {
    return names.owners().entrySet().stream()
        .filter(renamed -> renamed.getValue().equals(id))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(id);
  }

  private String colour(String id, String type) {
    if (!after.containsKey(id)) {
      return GONE;
    }
    if (!before.containsKey(id)) {
      return COME;
    }
    if (changedTypes.contains(type) || !lines(id).isEmpty()) {
      return OTHER;
    }
    return changes.containsKey(id) ? NAME : SAME;
  }

  private static String fill(String colour) {
    return switch (colour) {
      case GONE -> "#ffebe9";
      case COME -> "#dafbe1";
      case OTHER -> "#fff8c5";
      case NAME -> "#ddf4ff";
      default -> "#f6f8fa";
    };
  }
}
