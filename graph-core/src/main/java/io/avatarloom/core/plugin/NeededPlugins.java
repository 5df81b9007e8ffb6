package io.avatarloom.core.plugin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.recipe.Recipe;
import java.util.Optional;
import java.util.TreeSet;

/** Keeps the section of a recipe that names the plug-in of each node type of a plug-in. */
public final class NeededPlugins {
  private NeededPlugins() {}

  /**
   * Brings the section up to date. Types whose plug-in is not installed keep what is noted.
   *
   * @return the same document when nothing changes, else a changed copy
   */
  public static ObjectNode noted(ObjectNode recipe, Catalogue catalogue) {
    TreeSet<String> types = new TreeSet<>();
    collect(recipe, types);
    recipe.path("subgraphs").forEach(definition -> collect(definition, types));
    JsonNode before = recipe.path(Recipe.PLUGINS);
    ObjectNode now = JsonNodeFactory.instance.objectNode();
    for (String type : types) {
      Optional<String> plugin = catalogue.plugin(type);
      if (plugin.isPresent()) {
        now.put(type, plugin.get());
      } else if (catalogue.node(type).isEmpty() && before.has(type)) {
        now.set(type, before.get(type));
      }
    }
    if (now.equals(before) || now.isEmpty() && before.isMissingNode()) {
      return recipe;
    }
    ObjectNode copy = recipe.deepCopy();
    if (now.isEmpty()) {
      copy.remove(Recipe.PLUGINS);
    } else {
      copy.set(Recipe.PLUGINS, now);
    }
    return copy;
  }

  private static void collect(JsonNode body, TreeSet<String> types) {
    body.path("nodes").forEach(node -> types.add(node.path("type").asText()));
  }
}
