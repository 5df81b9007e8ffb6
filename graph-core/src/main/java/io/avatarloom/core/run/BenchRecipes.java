package io.avatarloom.core.run;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.avatarloom.core.check.InvalidRecipeException;
import io.avatarloom.core.check.RecipeCheck;
import io.avatarloom.core.graph.Graph;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.recipe.Recipe;
import java.nio.file.Path;

/** Graphs of nodes that do next to nothing, so that what is measured is the machine. */
final class BenchRecipes {
  private final Catalogue catalogue;
  private final Path folder;

  BenchRecipes(Catalogue catalogue, Path folder) {
    this.catalogue = catalogue;
    this.folder = folder;
  }

  /**
   * Numbers that hand one value on.
   *
   * @param first the value: another one is other work
   */
  Graph chain(int nodes, double first) throws InvalidRecipeException {
    ObjectNode json = recipe("chain");
    ObjectNode all = json.putObject("nodes");
    ArrayNode links = json.putArray("links");
    all.putObject("n0").put("type", "value.number").putObject("params").put("value", first);
    for (int i = 1; i < nodes; i++) {
      all.putObject("n" + i).put("type", "value.number");
      links.add("n" + (i - 1) + ".value -> n" + i + ".value");
    }
    json.putObject("outputs").put("last.json", "n" + (nodes - 1) + ".value");
    return checked(json);
  }

  /** A region with one number that goes round. */
  Graph region(int iterations) throws InvalidRecipeException {
    ObjectNode json = recipe("region");
    ObjectNode all = json.putObject("nodes");
    all.putObject("start").put("type", "value.number").putObject("params").put("value", iterations);
    all.putObject("body").put("type", "value.number").put("region", "loop");
    ObjectNode loop = json.putObject("regions").putObject("loop").put("iterations", iterations);
    loop.putObject("slots").put("x", "Number");
    loop.putObject("series").put("x", "body.value");
    json.putArray("links")
        .add("start.value -> loop.x")
        .add("loop.x -> body.value")
        .add("body.value -> loop.x");
    json.putObject("outputs").put("x.json", "loop.x");
    return checked(json);
  }

  private static ObjectNode recipe(String name) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("format", Recipe.FORMAT)
        .put("version", Recipe.VERSION)
        .put("name", name);
  }

  private Graph checked(ObjectNode json) throws InvalidRecipeException {
    return RecipeCheck.graph(Recipe.of(json, folder), catalogue, folder::resolve);
  }
}
