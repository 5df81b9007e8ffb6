package io.avatarloom.core.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.avatarloom.core.check.Diagnostic;
import io.avatarloom.core.check.InvalidRecipeException;
import io.avatarloom.core.file.AtomicFile;
import io.avatarloom.core.file.EmbeddedRecipe;
import io.avatarloom.core.migrate.Renames;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.plugin.NeededPlugins;
import io.avatarloom.core.recipe.Recipe;
import io.avatarloom.core.recipe.RecipeText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code loom fmt}: brings recipes into canonical form. */
@Command(
    name = "fmt",
    description =
        "Rewrites recipes in canonical form and notes the plug-ins they need. They keep their format"
            + " version unless --migrate.",
    mixinStandardHelpOptions = true)
final class FmtCommand implements Callable<Integer> {
  @Parameters(paramLabel = "RECIPE", arity = "1..*", description = "Files to rewrite.")
  List<Path> recipes;

  @Option(
      names = "--migrate",
      description =
          "Lift recipes of older format versions, and write the present names of nodes, ports and"
              + " parameters that were renamed.")
  boolean migrate;

  @Override
  public Integer call() throws InvalidRecipeException, IOException {
    Catalogue catalogue = InstalledNodes.catalogue();
    for (Path file : recipes) {
      refuseResult(file);
      ObjectNode json =
          migrate
              ? Renames.of(Recipe.read(file), catalogue).recipe().json()
              : RecipeText.read(Files.readString(file), file.toString());
      String text = Recipe.formatted(NeededPlugins.noted(json, catalogue), catalogue);
      AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
    return ExitCode.DONE;
  }

  private static void refuseResult(Path file) throws InvalidRecipeException, IOException {
    if (Files.isRegularFile(file) && EmbeddedRecipe.isResult(file)) {
      throw new InvalidRecipeException(
          Diagnostic.of(
              "", "", file + " is a result of a run; fmt rewrites .loom.json files only"));
    }
  }
}
