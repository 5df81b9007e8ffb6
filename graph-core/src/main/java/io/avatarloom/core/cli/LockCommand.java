package io.avatarloom.core.cli;

import io.avatarloom.core.check.Diagnostic;
import io.avatarloom.core.check.InvalidRecipeException;
import io.avatarloom.core.graph.Graph;
import io.avatarloom.core.lock.LockCheck;
import io.avatarloom.core.lock.LockFile;
import io.avatarloom.core.lock.Pins;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.recipe.Recipe;
import io.avatarloom.core.run.FileResolver;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code loom lock}: pins what a recipe depends on beside itself. */
@Command(
    name = "lock",
    description =
        "Pins the content of input files, weights and included subgraphs, and the contracts of"
            + " nodes, in NAME.lock.json. Runs refuse what has changed since.",
    mixinStandardHelpOptions = true)
final class LockCommand implements Callable<Integer> {
  @Mixin RecipeOptions recipe;

  @Option(names = "--update", description = "Accept what has changed.")
  boolean update;

  @Option(
      names = "--check",
      description = "Write nothing; exit code 2 when something is not as pinned.")
  boolean check;

  @Override
  public Integer call() throws InvalidRecipeException, IOException {
    Catalogue catalogue = InstalledNodes.catalogue();
    Recipe loaded = recipe.load(catalogue);
    FileResolver files = new FileResolver(loaded.folder(), FileResolver.installedAssets());
    Graph graph = RecipeOptions.checked(loaded, catalogue, files);
    Pins now = Pins.of(Recipe.read(recipe.recipe), graph, files);
    Path lock = LockFile.of(recipe.recipe);
    Optional<Pins> pinned = update && !check ? Optional.empty() : LockFile.read(lock);
    if (check && pinned.isEmpty()) {
      throw none(lock);
    }
    if (pinned.isPresent()) {
      List<Diagnostic> changed =
          LockCheck.changed(pinned.get(), now, recipe.recipe.toString(), check);
      if (!changed.isEmpty()) {
        throw new InvalidRecipeException(changed);
      }
    }
    if (!check) {
      LockFile.write(lock, now);
    }
    System.out.println(
        lock.getFileName()
            + (check ? ": as pinned, " : ": pinned ")
            + now.files().size()
            + " files, "
            + now.definitions().size()
            + " included subgraphs, "
            + now.nodes().size()
            + " node types");
    return ExitCode.DONE;
  }

  private static InvalidRecipeException none(Path lock) {
    return new InvalidRecipeException(
        Diagnostic.of("", "", "there is no lock " + lock + "; write it with loom lock"));
  }

  /**
   * Refuses a run when something is not as pinned.
   *
   * @param required whether there has to be a lock that pins everything
   */
  static void before(Path recipe, Graph graph, FileResolver files, boolean required)
      throws InvalidRecipeException, IOException {
    Path lock = LockFile.of(recipe);
    Optional<Pins> pinned = LockFile.read(lock);
    if (pinned.isEmpty() && required) {
      throw none(lock);
    }
    if (pinned.isPresent()) {
      Pins now = Pins.of(Recipe.read(recipe), graph, files);
      List<Diagnostic> changed = LockCheck.changed(pinned.get(), now, recipe.toString(), required);
      if (!changed.isEmpty()) {
        throw new InvalidRecipeException(changed);
      }
    }
  }
}
