package io.avatarloom.core.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.avatarloom.core.graph.Graph;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.recipe.Recipe;
import io.avatarloom.core.recipe.TopParams;
import io.avatarloom.core.subgraph.Includes;
import io.avatarloom.core.subgraph.Level;
import io.avatarloom.core.subgraph.Signatures;
import io.avatarloom.core.subgraph.Subgraph;
import io.avatarloom.core.subgraph.WrittenOut;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Makes a recipe ready to run: takes included definitions in, checks every level against the
 * signatures, writes instances out, checks the whole.
 */
public final class RecipeCheck {
  private final Recipe recipe;
  private final Catalogue catalogue;
  private final Function<String, Path> files;
  private final List<Diagnostic> found = new ArrayList<>();

  private RecipeCheck(Recipe recipe, Catalogue catalogue, Function<String, Path> files) {
    this.recipe = recipe;
    this.catalogue = catalogue;
    this.files = files;
  }

  /**
   * The graph of a recipe; nothing is wrong with it.
   *
   * @param files resolves the text of a file parameter
   * @throws InvalidRecipeException with every finding
   */
  public static Graph graph(Recipe recipe, Catalogue catalogue, Function<String, Path> files)
      throws InvalidRecipeException {
    Recipe whole = Includes.takenIn(recipe, catalogue);
    Graph graph = new Graph(flat(whole, catalogue, files), catalogue);
    List<Diagnostic> found = new ArrayList<>(new Checker(graph, files).check());
    if (found.isEmpty()) {
      found.addAll(TopParams.of(whole.json(), catalogue).found());
    }
    if (!found.isEmpty()) {
      throw new InvalidRecipeException(found);
    }
    return graph;
  }

  private static Recipe flat(Recipe recipe, Catalogue catalogue, Function<String, Path> files)
      throws InvalidRecipeException {
    if (!recipe.hasSubgraphs()) {
      return recipe;
    }
    RecipeCheck check = new RecipeCheck(recipe, catalogue, files);
    Signatures signatures = check.levels();
    if (!check.found.isEmpty()) {
      throw new InvalidRecipeException(check.found);
    }
    return WrittenOut.of(recipe, signatures);
  }

  private Signatures levels() {
    JsonNode definitions = recipe.subgraphs();
    Signatures signatures = new Signatures(definitions, catalogue);
    found.addAll(signatures.found());
    Catalogue wider = signatures.catalogue();
    names("", recipe);
    found.addAll(new Checker(new Graph(recipe, wider), files).check());
    for (Map.Entry<String, JsonNode> definition : definitions.properties()) {
      definition(definition.getKey(), definition.getValue(), wider);
    }
    return signatures;
  }

  private void definition(String name, JsonNode definition, Catalogue wider) {
    String owner = Subgraph.TYPE + name;
    if (name.isEmpty() || name.indexOf('.') >= 0 || name.indexOf(' ') >= 0) {
      found.add(Diagnostic.of(owner, "", "the name must not contain dots or spaces"));
    }
    for (String reserved : List.of(Subgraph.IN, Subgraph.OUT)) {
      if (definition.path("nodes").has(reserved)) {
        found.add(
            Diagnostic.of(
                Subgraph.path(owner, reserved),
                "",
                "the id stands for the signature inside a subgraph; give the node another id"));
        return;
      }
    }
    try {
      ObjectNode json = Level.json(name, definition);
      if (recipe.plugins().isObject()) {
        json.set(Recipe.PLUGINS, recipe.plugins());
      }
      Recipe level = Recipe.of(json, recipe.folder());
      names(owner, level);
      Checker.ofDefinition(new Graph(level, wider)).check().forEach(d -> add(owner, d));
    } catch (InvalidRecipeException e) {
      e.diagnostics().forEach(d -> add(owner, d));
    }
  }

  private void add(String owner, Diagnostic inside) {
    found.add(
        new Diagnostic(
            Subgraph.path(owner, inside.owner()),
            inside.where(),
            inside.message(),
            inside.missingFile()));
  }

  private void names(String owner, Recipe level) {
    level
        .nodes()
        .collect(node -> node.id())
        .newWithAll(level.regions().collect(region -> region.id()))
        .select(Subgraph::isPath)
        .forEach(
            id ->
                found.add(
                    Diagnostic.of(
                        owner.isEmpty() ? id : Subgraph.path(owner, id),
                        "",
                        "an id must not contain a slash, which stands between an instance and its"
                            + " inner nodes")));
  }
}
