package io.avatarloom.core.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Collects the changes of one level. */
final class Changes {
  static final JsonNode NOTHING = MissingNode.getInstance();
  private final String level;
  private final List<Change> list;

  Changes(String level, List<Change> list) {
    this.level = level;
    this.list = list;
  }

  void add(
      Change.Part part,
      Change.Kind kind,
      String owner,
      String key,
      JsonNode from,
      JsonNode to,
      String unit) {
    list.add(new Change(part, kind, level, owner, key, from, to, unit));
  }

  /** A pair of values of which one may be missing; nothing where they are the same. */
  void value(Change.Part part, String owner, String key, JsonNode from, JsonNode to, String unit) {
    if (from.isMissingNode() && to.isMissingNode() || Same.json(from, to)) {
      return;
    }
    add(part, kind(from, to), owner, key, from, to, unit);
  }

  private static Change.Kind kind(JsonNode from, JsonNode to) {
    return from.isMissingNode()
        ? Change.Kind.ADDED
        : to.isMissingNode() ? Change.Kind.REMOVED : Change.Kind.CHANGED;
  }

  /** The entries of an object, each as a key of the owner. */
  void entries(
      Change.Part part, String owner, JsonNode from, JsonNode to, UnaryOperator<String> renamed) {
    Map<String, JsonNode> before = new LinkedHashMap<>();
    from.properties().forEach(e -> before.put(renamed.apply(e.getKey()), e.getValue()));
    for (String key : union(before.keySet(), to)) {
      value(part, owner, key, before.getOrDefault(key, NOTHING), to.path(key), "");
    }
  }

  static Set<String> union(Set<String> before, JsonNode after) {
    Set<String> keys = new LinkedHashSet<>(before);
    after.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  /** Keys that are not among the known ones. */
  void unknown(String owner, JsonNode from, JsonNode to, Collection<String> known) {
    Set<String> before = new LinkedHashSet<>();
    from.fieldNames().forEachRemaining(before::add);
    for (String key : union(before, to)) {
      if (!known.contains(key)) {
        value(Change.Part.OTHER, owner, key, from.path(key), to.path(key), "");
      }
    }
  }

  static JsonNode text(String text) {
    return TextNode.valueOf(text);
  }
}
