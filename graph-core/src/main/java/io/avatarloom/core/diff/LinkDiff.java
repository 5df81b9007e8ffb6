package io.avatarloom.core.diff;

import com.fasterxml.jackson.databind.JsonNode;
import io.avatarloom.core.graph.Link;
import io.avatarloom.core.graph.PortRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares the links of a level, input by input: what an input reads, and in which order. */
final class LinkDiff {
  private static final Change.Part LINKS = Change.Part.LINKS;
  private final Changes changes;

  LinkDiff(Changes changes) {
    this.changes = changes;
  }

  void compare(JsonNode before, JsonNode after, Names names) {
    Map<PortRef, List<PortRef>> old = sources(before, names);
    Map<PortRef, List<PortRef>> now = sources(after, new Names(Map.of(), Map.of()));
    Set<PortRef> targets = new LinkedHashSet<>(old.keySet());
    targets.addAll(now.keySet());
    for (PortRef target : targets) {
      compare(target, old.getOrDefault(target, List.of()), now.getOrDefault(target, List.of()));
    }
  }

  private static Map<PortRef, List<PortRef>> sources(JsonNode links, Names names) {
    Map<PortRef, List<PortRef>> found = new LinkedHashMap<>();
    for (JsonNode text : links) {
      Names.link(text)
          .map(names::link)
          .ifPresent(
              (Link link) ->
                  found.computeIfAbsent(link.to(), to -> new ArrayList<>()).add(link.from()));
    }
    return found;
  }

  private void compare(PortRef target, List<PortRef> old, List<PortRef> now) {
    List<PortRef> gone = without(old, now);
    List<PortRef> come = without(now, old);
    if (gone.size() == 1 && come.size() == 1) {
      add(Change.Kind.CHANGED, target, text(gone.get(0)), text(come.get(0)));
      return;
    }
    gone.forEach(source -> add(Change.Kind.REMOVED, target, text(source), Changes.NOTHING));
    come.forEach(source -> add(Change.Kind.ADDED, target, Changes.NOTHING, text(source)));
    if (gone.isEmpty() && come.isEmpty() && !old.equals(now)) {
      add(Change.Kind.CHANGED, target, order(old), order(now));
    }
  }

  private static List<PortRef> without(List<PortRef> some, List<PortRef> others) {
    List<PortRef> left = new ArrayList<>(some);
    others.forEach(left::remove);
    return left;
  }

  private void add(Change.Kind kind, PortRef target, JsonNode from, JsonNode to) {
    changes.add(LINKS, kind, target.owner(), target.port(), from, to, "");
  }

  private static JsonNode text(PortRef source) {
    return Changes.text(source.toString());
  }

  private static JsonNode order(List<PortRef> sources) {
    return Changes.text(sources.stream().map(PortRef::toString).collect(Collectors.joining(", ")));
  }
}
