package io.avatarloom.core.diff;

import com.fasterxml.jackson.databind.JsonNode;
import io.avatarloom.core.diff.Change.Kind;
import io.avatarloom.core.diff.Change.Part;
import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.recipe.KeyOrder;
import io.avatarloom.core.recipe.Recipe;
import io.avatarloom.core.subgraph.Address;
import io.avatarloom.core.subgraph.Signatures;
import io.avatarloom.core.subgraph.Subgraph;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares two recipes as whole documents; the layout is left out. */
final class DocumentDiff {
  private final JsonNode before;
  private final JsonNode after;
  private final Catalogue catalogue;
  private final Catalogue typesBefore;
  private final Catalogue typesAfter;
  private final Map<String, String> definitions;
  private final List<Change> list = new ArrayList<>();
  private final Map<String, Names> names = new LinkedHashMap<>();

  DocumentDiff(JsonNode before, JsonNode after, Catalogue catalogue) {
    this.before = before;
    this.after = after;
    this.catalogue = catalogue;
    this.typesBefore = new Signatures(before.path(Subgraph.SECTION), catalogue).catalogue();
    this.typesAfter = new Signatures(after.path(Subgraph.SECTION), catalogue).catalogue();
    this.definitions = renamedDefinitions();
  }

  List<Change> compare() {
    Changes changes = new Changes("", list);
    Names top = level("", before, after, changes);
    for (String key : new String[] {"seed", "defaultPreset"}) {
      changes.value(Part.RECIPE, "", key, before.path(key), after.path(key), "");
    }
    for (String key : new String[] {"name", "description"}) {
      changes.value(Part.NOTES, "", key, before.path(key), after.path(key), "");
    }
    params(changes, before.path("params"), after.path("params"), top);
    subgraphs(changes);
    presets(changes, top);
    addresses(Part.OUTPUTS, changes, before.path("outputs"), after.path("outputs"), top);
    sweeps(changes);
    changes.entries(
        Part.NOTES,
        Recipe.PLUGINS,
        before.path(Recipe.PLUGINS),
        after.path(Recipe.PLUGINS),
        k -> k);
    changes.unknown("", before, after, Set.copyOf(KeyOrder.TOP));
    return list;
  }

  /** What the nodes of each level were called, by level. */
  Map<String, Names> names() {
    return names;
  }

  private Names level(String level, JsonNode old, JsonNode now, Changes changes) {
    Names own = new Names(new RenameFinder(old, now, definitions).find(), definitions);
    names.put(level, own);
    new LevelDiff(own, typesBefore, typesAfter, changes).compare(old, now);
    return own;
  }

  /** A definition that is the same under another name. */
  private Map<String, String> renamedDefinitions() {
    JsonNode old = before.path(Subgraph.SECTION);
    JsonNode now = after.path(Subgraph.SECTION);
    Map<String, String> found = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> gone : old.properties()) {
      if (!now.has(gone.getKey())) {
        now.properties().stream()
            .filter(come -> !old.has(come.getKey()) && !found.containsValue(come.getKey()))
            .filter(come -> Same.json(gone.getValue(), come.getValue()))
            .findFirst()
            .ifPresent(come -> found.put(gone.getKey(), come.getKey()));
      }
    }
    return found;
  }

  private void subgraphs(Changes changes) {
    JsonNode old = before.path(Subgraph.SECTION);
    JsonNode now = after.path(Subgraph.SECTION);
    for (Map.Entry<String, JsonNode> entry : old.properties()) {
      String name = definitions.getOrDefault(entry.getKey(), entry.getKey());
      if (!now.has(name)) {
        changes.add(Part.SUBGRAPHS, Kind.REMOVED, name, "", Changes.NOTHING, Changes.NOTHING, "");
        continue;
      }
      if (!name.equals(entry.getKey())) {
        changes.add(
            Part.SUBGRAPHS,
            Kind.RENAMED,
            name,
            "",
            Changes.text(entry.getKey()),
            Changes.text(name),
            "");
      }
      definition(name, entry.getValue(), now.get(name));
    }
    for (String name : now.propertyStream().map(Map.Entry::getKey).toList()) {
      if (!old.has(name) && !definitions.containsValue(name)) {
        changes.add(Part.SUBGRAPHS, Kind.ADDED, name, "", Changes.NOTHING, Changes.NOTHING, "");
      }
    }
  }

  private void definition(String name, JsonNode old, JsonNode now) {
    Changes changes = new Changes(Subgraph.TYPE + name, list);
    Names inner = level(Subgraph.TYPE + name, old, now, changes);
    changes.value(Part.SUBGRAPHS, "", "file", old.path("file"), now.path("file"), "");
    changes.value(Part.SUBGRAPHS, "", "name", old.path("name"), now.path("name"), "");
    changes.entries(Part.SIGNATURES, Subgraph.IN, old.path("inputs"), now.path("inputs"), k -> k);
    changes.entries(
        Part.SIGNATURES, Subgraph.OUT, old.path("outputs"), now.path("outputs"), k -> k);
    addresses(Part.PARAMS, changes, old.path("params"), now.path("params"), inner);
    changes.value(
        Part.NOTES, "", "description", old.path("description"), now.path("description"), "");
    changes.unknown("", old, now, Set.copyOf(KeyOrder.SUBGRAPH));
  }

  /** Names that stand for ports or parameters. */
  private static void addresses(
      Part part, Changes changes, JsonNode old, JsonNode now, Names inner) {
    Set<String> keys = new LinkedHashSet<>();
    old.fieldNames().forEachRemaining(keys::add);
    for (String key : Changes.union(keys, now)) {
      JsonNode from =
          old.path(key).isTextual()
              ? Changes.text(inner.address(old.get(key).asText()))
              : old.path(key);
      changes.value(part, key, "", from, now.path(key), "");
    }
  }

  private static void params(Changes changes, JsonNode old, JsonNode now, Names top) {
    Set<String> names = new LinkedHashSet<>();
    old.fieldNames().forEachRemaining(names::add);
    for (String name : Changes.union(names, now)) {
      if (!old.has(name) || !now.has(name)) {
        changes.value(Part.PARAMS, name, "", old.path(name), now.path(name), "");
        continue;
      }
      Set<String> keys = new LinkedHashSet<>();
      old.path(name).fieldNames().forEachRemaining(keys::add);
      for (String key : Changes.union(keys, now.path(name))) {
        JsonNode from = old.path(name).path(key);
        boolean address = key.equals("target") && from.isTextual();
        changes.value(
            Part.PARAMS,
            name,
            key,
            address ? Changes.text(top.address(from.asText())) : from,
            now.path(name).path(key),
            "");
      }
    }
  }

  private void presets(Changes changes, Names top) {
    JsonNode old = before.path("presets");
    JsonNode now = after.path("presets");
    Set<String> names = new LinkedHashSet<>();
    old.fieldNames().forEachRemaining(names::add);
    for (String name : Changes.union(names, now)) {
      if (!old.has(name) || !now.has(name)) {
        Kind kind = old.has(name) ? Kind.REMOVED : Kind.ADDED;
        changes.add(Part.PRESETS, kind, name, "", Changes.NOTHING, Changes.NOTHING, "");
        continue;
      }
      preset(changes, name, old.get(name), now.get(name), top);
    }
  }

  private void sweeps(Changes changes) {
    JsonNode old = before.path("sweeps");
    JsonNode now = after.path("sweeps");
    Set<String> names = new LinkedHashSet<>();
    old.fieldNames().forEachRemaining(names::add);
    for (String name : Changes.union(names, now)) {
      if (old.has(name) && now.has(name)) {
        changes.entries(Part.SWEEPS, name, old.get(name), now.get(name), key -> key);
      } else {
        Kind kind = old.has(name) ? Kind.REMOVED : Kind.ADDED;
        changes.add(Part.SWEEPS, kind, name, "", Changes.NOTHING, Changes.NOTHING, "");
      }
    }
  }

  private void preset(Changes changes, String name, JsonNode old, JsonNode now, Names top) {
    Map<String, JsonNode> then = new LinkedHashMap<>();
    old.path("set").properties().forEach(e -> then.put(top.address(e.getKey()), e.getValue()));
    for (String key : Changes.union(then.keySet(), now.path("set"))) {
      JsonNode from = then.getOrDefault(key, Changes.NOTHING);
      changes.value(Part.PRESETS, name, key, from, now.path("set").path(key), unit(key));
    }
    changes.value(Part.NOTES, name, "note", old.path("note"), now.path("note"), "");
    changes.unknown(name, old, now, Set.of("set", "note"));
  }

  private String unit(String address) {
    try {
      return Address.param(after, PortRef.parse(address), catalogue).map(Param::unit).orElse("");
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
