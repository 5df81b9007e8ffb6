package io.avatarloom.core.serve;

import com.fasterxml.jackson.databind.JsonNode;
import io.avatarloom.core.check.Diagnostic;
import io.avatarloom.core.check.InvalidRecipeException;
import io.avatarloom.core.check.RecipeCheck;
import io.avatarloom.core.graph.Graph;
import io.avatarloom.core.graph.RegionEntry;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.recipe.Overrides;
import io.avatarloom.core.recipe.Recipe;
import io.avatarloom.core.run.Confinement;
import io.avatarloom.core.run.FileResolver;
import io.avatarloom.core.run.Runner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The folder that recipes and their inputs lie in, and the check of what is submitted. */
final class Workspace {
  private final Path root;
  private final Catalogue catalogue;
  private final Confinement confinement;

  /**
   * @throws IOException if the folder does not exist
   */
  Workspace(Path root, Catalogue catalogue) throws IOException {
    if (!Files.isDirectory(root)) {
      throw new IOException("there is no folder " + root + "; give an existing --workspace");
    }
    this.root = root.toRealPath();
    this.catalogue = catalogue;
    this.confinement = new Confinement(this.root, FileResolver.installedAssets());
  }

  Path root() {
    return root;
  }

  /** A folder of the workspace. */
  Path folder(String base) throws Refusal {
    Path folder = inside(base);
    if (!Files.isDirectory(folder)) {
      throw new Refusal(422, "there is no folder " + base + " in the workspace");
    }
    return folder;
  }

  private Path inside(String relative) throws Refusal {
    try {
      return new Confinement(root).checked(root.resolve(relative).normalize());
    } catch (IllegalArgumentException e) {
      String why =
          e instanceof InvalidPathException
              ? "'" + relative + "' is no path"
              : "the path '" + relative + "' leads out of the workspace";
      throw new Refusal(403, why + "; give one inside it");
    } catch (IOException e) {
      throw new Refusal(500, "the workspace cannot be read: " + e.getMessage());
    }
  }

  /**
   * A recipe that would run.
   *
   * @param recipe the document, without preset and settings
   * @param graph of it with both
   */
  record Checked(Recipe recipe, Graph graph) {}

  /**
   * The recipe of a request, checked as a run would.
   *
   * @throws Refusal 403 when a path leads out, 422 when anything else of the recipe is wrong
   */
  Checked checked(JobRequest request) throws Refusal {
    try {
      Recipe recipe = read(request);
      checkIncludes(recipe);
      Graph graph = graph(recipe, request);
      if (!request.target().isEmpty()) {
        Runner.portsOf(graph, request.target());
      }
      return new Checked(recipe, graph);
    } catch (InvalidRecipeException e) {
      throw refusal(e.diagnostics());
    }
  }

  private Graph graph(Recipe recipe, JobRequest request) throws InvalidRecipeException {
    Recipe preset = Overrides.preset(recipe, request.preset());
    Recipe set = Overrides.set(preset, request.settings(), recipe.folder(), catalogue);
    Confinement.checkNames(set);
    FileResolver files =
        new FileResolver(set.folder(), FileResolver.installedAssets(), Optional.of(confinement));
    return RecipeCheck.graph(set, catalogue, files::resolve);
  }

  /**
   * Ids of the regions that a run of an accepted recipe has.
   *
   * @param stored the document as it was accepted
   */
  List<String> regions(Path stored, JobRequest request) throws Refusal {
    try {
      Graph graph = graph(Recipe.read(stored, folder(request.base())), request);
      return graph.recipe().regions().collect(RegionEntry::id).toList();
    } catch (InvalidRecipeException e) {
      throw refusal(e.diagnostics());
    }
  }

  private static Refusal refusal(List<Diagnostic> found) {
    boolean outside = found.stream().anyMatch(d -> d.message().contains("inside the workspace"));
    String more = found.size() > 1 ? " (and " + (found.size() - 1) + " more)" : "";
    return new Refusal(outside ? 403 : 422, found.get(0) + more, found);
  }

  private Recipe read(JobRequest request) throws Refusal, InvalidRecipeException {
    if (request.recipe().isPresent()) {
      return Recipe.parse(request.recipe().get().toString(), "the recipe", folder(request.base()));
    }
    Path file = inside(request.file());
    if (!Files.isRegularFile(file)) {
      throw new Refusal(422, "there is no recipe " + request.file() + " in the workspace");
    }
    return request.base().isEmpty() ? Recipe.read(file) : Recipe.read(file, folder(request.base()));
  }

  /** Definitions from other files would be read before anything checks where they lie. */
  private static void checkIncludes(Recipe recipe) throws Refusal {
    for (Map.Entry<String, JsonNode> definition : recipe.subgraphs().properties()) {
      if (definition.getValue().has("file")) {
        throw new Refusal(
            422,
            "the subgraph "
                + definition.getKey()
                + " is taken from a file; send the recipe with its definitions in it, as loom"
                + " submit does");
      }
    }
  }
}
