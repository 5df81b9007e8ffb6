package io.avatarloom.core.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * Brings the keys of a recipe into their fixed order; unknown keys follow in the order they came.
 */
final class KeyOrder {
  private static final List<String> TOP =
      List.of(
          "format",
          "version",
          "name",
          "description",
          "seed",
          "defaultPreset",
          "nodes",
          "links",
          "regions",
          "presets",
          "outputs",
          "layout");
  private static final List<String> NODE = List.of("type", "region", "every", "params", "note");
  private static final List<String> REGION =
      List.of(
          "iterations", "checkpointEvery", "previewEvery", "slots", "series", "previews", "note");
  private static final List<String> PRESET = List.of("note", "set");

  private KeyOrder() {}

  static ObjectNode canonical(ObjectNode recipe) {
    ObjectNode sorted = sort(recipe, TOP);
    sortEach(sorted, "nodes", NODE);
    sortEach(sorted, "regions", REGION);
    sortEach(sorted, "presets", PRESET);
    return sorted;
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
        sorted.set(key, object.get(key));
      }
    }
    object.properties().forEach(field -> sorted.putIfAbsent(field.getKey(), field.getValue()));
    return sorted;
  }
}
