package io.avatarloom.core.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.avatarloom.core.graph.Link;
import io.avatarloom.core.subgraph.Subgraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Brings the keys of a recipe into their fixed order, and what they hold into its one form; unknown
 * keys follow as they came.
 */
public final class KeyOrder {
  /** The sections of a recipe, in order. */
  public static final List<String> TOP =
      List.of(
          "format",
          "version",
          "name",
          "description",
          "seed",
          "defaultPreset",
          "params",
          "nodes",
          "links",
          "regions",
          "subgraphs",
          "presets",
          "sweeps",
          "outputs",
          Recipe.PLUGINS,
          "layout");

  /** The keys of a node, in order. */
  public static final List<String> NODE =
      List.of("type", "region", "mode", "every", "params", "note");

  private static final List<String> LAYOUT = List.of("nodes", "links", "frames");
  private static final List<String> PLACE = List.of("x", "y", "collapsed", "hideUnused");
  private static final List<String> FRAME = List.of("title", "colour", "x", "y", "width", "height");

  /** The keys of a region, in order. */
  public static final List<String> REGION =
      List.of(
          "iterations",
          "stopWhen",
          "checkpointEvery",
          "previewEvery",
          "slots",
          "series",
          "previews",
          "note");

  /** The sections of a definition, in order. */
  public static final List<String> SUBGRAPH =
      List.of(
          "description",
          "file",
          "name",
          "inputs",
          "outputs",
          "params",
          "nodes",
          "links",
          "regions",
          "layout");

  private static final List<String> SIGNATURE = List.of("type", "required", "many", "help");

  /** The sections of a sweep, in order. */
  public static final List<String> SWEEP =
      List.of("description", "preset", "set", "axes", "metrics");

  private static final List<String> PRESET = List.of("note", "set");
  private static final List<String> PARAM =
      List.of("target", "title", "help", "minimum", "maximum", "options");

  /** Objects of which every key is known. */
  private static final Set<String> KNOWN = Set.of("slots", "series", "previews", "outputs");

  private KeyOrder() {}

  static ObjectNode canonical(ObjectNode recipe) {
    ObjectNode sorted = sort(recipe, TOP);
    sortEach(sorted, "presets", PRESET);
    sortEach(sorted, "params", PARAM);
    sortEach(sorted, "sweeps", SWEEP);
    if (sorted.get(Subgraph.SECTION) instanceof ObjectNode subgraphs) {
      ObjectNode definitions = JsonNodeFactory.instance.objectNode();
      subgraphs
          .properties()
          .forEach(entry -> definitions.set(entry.getKey(), definition(entry.getValue())));
      sorted.set(Subgraph.SECTION, definitions);
    }
    return body(sorted);
  }

  private static JsonNode definition(JsonNode definition) {
    if (!(definition instanceof ObjectNode object)) {
      return definition;
    }
    ObjectNode sorted = sort(object, SUBGRAPH);
    sortEach(sorted, "inputs", SIGNATURE);
    sortEach(sorted, "outputs", SIGNATURE);
    return body(sorted);
  }

  /** Nodes, links, regions and layout: what a recipe and a definition have in common. */
  private static ObjectNode body(ObjectNode sorted) {
    sortEach(sorted, "nodes", NODE);
    sortEach(sorted, "regions", REGION);
    if (sorted.get("links") instanceof ArrayNode links) {
      sorted.set("links", evenSpaced(links));
    }
    if (sorted.get("layout") instanceof ObjectNode layout) {
      sorted.set("layout", layout(sorted, layout));
    }
    return sorted;
  }

  private static ArrayNode evenSpaced(ArrayNode links) {
    ArrayNode even = JsonNodeFactory.instance.arrayNode();
    for (JsonNode link : links) {
      try {
        even.add(Link.parse(link.asText()).toString());
      } catch (IllegalArgumentException e) {
        even.add(link);
      }
    }
    return even;
  }

  /** The layout lists nodes and links as the recipe does. */
  private static ObjectNode layout(ObjectNode recipe, ObjectNode layout) {
    ObjectNode sorted = sort(layout, LAYOUT);
    List<String> nodes = new ArrayList<>();
    recipe.path("nodes").fieldNames().forEachRemaining(nodes::add);
    sortKeys(sorted, "nodes", nodes);
    List<String> links = new ArrayList<>();
    recipe.path("links").forEach(link -> links.add(link.asText()));
    sortKeys(sorted, "links", links);
    sortEach(sorted, "nodes", PLACE);
    sortEach(sorted, "frames", FRAME);
    return sorted;
  }

  private static void sortKeys(ObjectNode parent, String section, List<String> order) {
    if (parent.get(section) instanceof ObjectNode entries) {
      parent.set(section, sort(entries, order));
    }
  }

  private static void sortEach(ObjectNode recipe, String section, List<String> order) {
    if (recipe.get(section) instanceof ObjectNode entries) {
      ObjectNode sorted = JsonNodeFactory.instance.objectNode();
      for (Map.Entry<String, JsonNode> entry : entries.properties()) {
        sorted.set(
            entry.getKey(),
            entry.getValue() instanceof ObjectNode object ? sort(object, order) : entry.getValue());
      }
      recipe.set(section, sorted);
    }
  }

  private static ObjectNode sort(ObjectNode object, List<String> order) {
    ObjectNode sorted = JsonNodeFactory.instance.objectNode();
    for (String key : order) {
      if (object.has(key)) {
        JsonNode value = object.get(key);
        boolean known = !value.isContainerNode() || KNOWN.contains(key);
        sorted.set(key, known ? Spelling.plain(value) : value);
      }
    }
    object.properties().forEach(field -> sorted.putIfAbsent(field.getKey(), field.getValue()));
    return sorted;
  }
}
