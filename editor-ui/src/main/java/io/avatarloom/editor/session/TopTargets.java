package io.avatarloom.editor.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.recipe.TopParams;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the parameters of a recipe stand for, as the section {@code params} names it. */
public final class TopTargets {
  private static final String TARGET = "target";

  private TopTargets() {}

  /** The section; empty where there is none, and inside a subgraph. */
  public static ObjectNode section(Sketch whole) {
    return whole.head().get(TopParams.SECTION) instanceof ObjectNode section
        ? section
        : JsonNodeFactory.instance.objectNode();
  }

  /** Names of the parameters, in their order. */
  public static List<String> names(Sketch whole) {
    List<String> names = new ArrayList<>();
    section(whole).fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** What a parameter stands for; nothing where there is none of that name. */
  static List<String> of(Sketch whole, String name) {
    return of(section(whole).path(name));
  }

  private static List<String> of(JsonNode entry) {
    JsonNode target = entry.path(TARGET);
    List<String> found = new ArrayList<>();
    if (target.isTextual()) {
      found.add(target.asText());
    }
    if (target.isArray()) {
      target.forEach(text -> found.add(text.asText()));
    }
    return found;
  }

  /** Name of the parameter that stands for {@code node.param}; empty when none does. */
  public static Optional<String> nameOf(Sketch whole, String target) {
    return names(whole).stream().filter(name -> of(whole, name).contains(target)).findFirst();
  }

  /** Names by node or region of a place, and by what of it they stand for. */
  public static Map<String, Map<String, String>> at(Sketch whole, Place place) {
    Map<String, Map<String, String>> found = new HashMap<>();
    for (String name : names(whole)) {
      for (String target : of(whole, name)) {
        PortRef.find(target)
            .ifPresent(
                ref ->
                    place
                        .local(ref.owner())
                        .filter(id -> place.runId(id).equals(ref.owner()))
                        .ifPresent(
                            id ->
                                found
                                    .computeIfAbsent(id, key -> new HashMap<>())
                                    .put(ref.port(), name)));
      }
    }
    return found;
  }

  /** Settings by the addresses that names of parameters stand for. */
  static ObjectNode spelt(Sketch whole, JsonNode set) {
    ObjectNode now = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> entry : set.properties()) {
      List<String> targets = of(whole, entry.getKey());
      if (targets.isEmpty()) {
        now.set(entry.getKey(), entry.getValue());
      }
      targets.forEach(target -> now.set(target, entry.getValue()));
    }
    return now;
  }

  /** An entry that stands for other things; a single one is written as a text. */
  static ObjectNode with(ObjectNode entry, List<String> targets) {
    ObjectNode changed = JsonNodeFactory.instance.objectNode();
    changed.setAll(entry);
    if (targets.size() == 1) {
      changed.set(TARGET, TextNode.valueOf(targets.get(0)));
    } else {
      ArrayNode all = changed.putArray(TARGET);
      targets.forEach(all::add);
    }
    return changed;
  }

  /** The head of a recipe with other targets; a parameter that has none left is gone. */
  static ObjectNode change(ObjectNode head, References.Rule rule) {
    if (!(head.get(TopParams.SECTION) instanceof ObjectNode section)) {
      return head;
    }
    ObjectNode now = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> entry : section.properties()) {
      List<String> before = of(entry.getValue());
      List<String> after =
          before.stream().flatMap(text -> rule.apply(text).stream()).distinct().toList();
      if (after.equals(before)) {
        now.set(entry.getKey(), entry.getValue());
      } else if (!after.isEmpty()) {
        now.set(entry.getKey(), with((ObjectNode) entry.getValue(), after));
      }
    }
    return now.equals(section) ? head : Json.with(head, TopParams.SECTION, now);
  }
}
