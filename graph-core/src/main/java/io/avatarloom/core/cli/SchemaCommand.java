package io.avatarloom.core.cli;

import io.avatarloom.core.recipe.CanonicalJson;
import io.avatarloom.core.recipe.RecipeSchema;
import io.avatarloom.core.recipe.SweepSchema;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code loom schema}: prints the JSON Schema of recipes. */
@Command(
    name = "schema",
    description = "Prints the JSON Schema of recipes with the installed node types.",
    mixinStandardHelpOptions = true)
final class SchemaCommand implements Callable<Integer> {
  @Option(names = "--sweep", description = "The schema of .sweep.json files instead.")
  boolean sweep;

  @Override
  public Integer call() {
    System.out.print(
        CanonicalJson.write(
            sweep ? SweepSchema.of() : RecipeSchema.of(InstalledNodes.catalogue())));
    return ExitCode.DONE;
  }
}
