package io.avatarloom.core.subgraph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.avatarloom.core.recipe.Recipe;
import java.util.List;

/** The inside of a definition as a recipe of its own. */
public final class Level {
  private static final List<String> SHARED = List.of("links", "regions", "layout");

  private Level() {}

  /**
   * The JSON of a recipe that holds the nodes, links, regions and layout of a definition, and two
   * nodes {@code in} and {@code out} that stand for its signature.
   */
  public static ObjectNode json(String name, JsonNode definition) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("format", Recipe.FORMAT).put("version", Recipe.VERSION).put("name", name);
    ObjectNode nodes = json.putObject("nodes");
    nodes.putObject(Subgraph.IN).put("type", Subgraph.IN_TYPE + name);
    definition.path("nodes").properties().forEach(n -> nodes.set(n.getKey(), n.getValue()));
    nodes.putObject(Subgraph.OUT).put("type", Subgraph.OUT_TYPE + name);
    for (String section : SHARED) {
      if (definition.has(section)) {
        json.set(section, definition.get(section));
      }
    }
    return json;
  }
}
