package io.avatarloom.core.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import io.avatarloom.core.diff.Change.Kind;
import io.avatarloom.core.diff.Change.Part;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.recipe.KeyOrder;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compares nodes, links and regions of a recipe, or of one definition of a subgraph. */
final class LevelDiff {
  private final Names names;
  private final Catalogue before;
  private final Catalogue after;
  private final Changes changes;

  /**
   * @param before node types as the earlier recipe has them, its subgraphs included
   */
  LevelDiff(Names names, Catalogue before, Catalogue after, Changes changes) {
    this.names = names;
    this.before = before;
    this.after = after;
    this.changes = changes;
  }

  void compare(JsonNode old, JsonNode now) {
    pairs("nodes", Part.NODES, old, now, this::node);
    new LinkDiff(changes).compare(old.path("links"), now.path("links"), names);
    pairs("regions", Part.REGIONS, old, now, this::region);
  }

  private interface Compare {
    void compare(String id, JsonNode old, JsonNode now);
  }

  /** Entries of a section by name: gone, come, renamed, and both there. */
  private void pairs(String section, Part part, JsonNode old, JsonNode now, Compare both) {
    Set<String> seen = new LinkedHashSet<>();
    for (Map.Entry<String, JsonNode> entry : old.path(section).properties()) {
      String id = names.owner(entry.getKey());
      JsonNode then = now.path(section).path(id);
      if (then.isMissingNode()) {
        changes.add(part, Kind.REMOVED, id, "", what(entry.getValue()), Changes.NOTHING, "");
        continue;
      }
      seen.add(id);
      if (!id.equals(entry.getKey())) {
        changes.add(part, Kind.RENAMED, id, "", Changes.text(entry.getKey()), Changes.text(id), "");
      }
      both.compare(id, entry.getValue(), then);
    }
    for (Map.Entry<String, JsonNode> entry : now.path(section).properties()) {
      if (!seen.contains(entry.getKey())) {
        changes.add(
            part, Kind.ADDED, entry.getKey(), "", Changes.NOTHING, what(entry.getValue()), "");
      }
    }
  }

  /** The type of a node, the iterations of a region. */
  private static JsonNode what(JsonNode entry) {
    return entry.has("type") ? entry.get("type") : entry.path("iterations");
  }

  private void node(String id, JsonNode old, JsonNode now) {
    String typeBefore = names.type(old.path("type").asText());
    String typeNow = now.path("type").asText();
    if (!typeBefore.equals(typeNow)) {
      changes.add(
          Part.NODES, Kind.RETYPED, id, "", Changes.text(typeBefore), Changes.text(typeNow), "");
    }
    changes.value(
        Part.NODES,
        id,
        "region",
        Changes.text(names.owner(old.path("region").asText(""))),
        Changes.text(now.path("region").asText("")),
        "");
    changes.value(Part.NODES, id, "mode", mode(old), mode(now), "");
    changes.value(Part.NODES, id, "every", every(old), every(now), "iterations");
    settings(id, old, now);
    changes.value(Part.NOTES, id, "note", old.path("note"), now.path("note"), "");
    changes.unknown(id, old, now, KeyOrder.NODE);
  }

  private static JsonNode mode(JsonNode node) {
    return Changes.text(node.path("mode").asText("run"));
  }

  private static JsonNode every(JsonNode node) {
    return node.has("every") ? node.get("every") : IntNode.valueOf(1);
  }

  /** A parameter that is not set has its default. */
  private void settings(String id, JsonNode old, JsonNode now) {
    Set<String> keys = new LinkedHashSet<>();
    old.path("params").fieldNames().forEachRemaining(keys::add);
    for (String key : Changes.union(keys, now.path("params"))) {
      Optional<Param<?>> was = param(before, old, key);
      Optional<Param<?>> is = param(after, now, key);
      JsonNode from = set(old, key, was);
      JsonNode to = set(now, key, is);
      boolean same = is.isPresent() && was.isPresent() && Same.setting(is.get(), from, to);
      if (!same) {
        String unit = is.or(() -> was).map(Param::unit).orElse("");
        changes.value(Part.SETTINGS, id, key, from, to, unit);
      }
    }
  }

  private static Optional<Param<?>> param(Catalogue catalogue, JsonNode node, String key) {
    return catalogue.node(node.path("type").asText()).flatMap(known -> known.spec().param(key));
  }

  private static JsonNode set(JsonNode node, String key, Optional<Param<?>> param) {
    JsonNode set = node.path("params").path(key);
    return set.isMissingNode() && param.isPresent() ? param.get().defaultJson() : set;
  }

  private void region(String id, JsonNode old, JsonNode now) {
    for (String key : new String[] {"iterations", "checkpointEvery", "previewEvery"}) {
      changes.value(
          Part.REGIONS, id, key, number(old.path(key)), number(now.path(key)), "iterations");
    }
    changes.value(Part.REGIONS, id, "stopWhen", old.path("stopWhen"), now.path("stopWhen"), "");
    changes.entries(Part.SLOTS, id, old.path("slots"), now.path("slots"), key -> key);
    for (String key : new String[] {"series", "previews"}) {
      records(id, key, old.path(key), now.path(key));
    }
    changes.value(Part.NOTES, id, "note", old.path("note"), now.path("note"), "");
    changes.unknown(id, old, now, KeyOrder.REGION);
  }

  private static JsonNode number(JsonNode set) {
    return set.isMissingNode() ? IntNode.valueOf(0) : set;
  }

  private void records(String id, String section, JsonNode old, JsonNode now) {
    Set<String> keys = new LinkedHashSet<>();
    old.fieldNames().forEachRemaining(keys::add);
    for (String key : Changes.union(keys, now)) {
      JsonNode from =
          old.has(key) ? Changes.text(names.address(old.get(key).asText())) : Changes.NOTHING;
      changes.value(Part.RECORDS, id, section + "." + key, from, now.path(key), "");
    }
  }
}
