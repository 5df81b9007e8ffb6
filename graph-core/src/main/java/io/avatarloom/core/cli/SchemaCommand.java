package io.avatarloom.core.cli;

import io.avatarloom.core.recipe.CanonicalJson;
import io.avatarloom.core.recipe.RecipeSchema;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code loom schema}: prints the JSON Schema of recipes. */
@Command(
    name = "schema",
    description = "Prints the JSON Schema of recipes with the installed node types.",
    mixinStandardHelpOptions = true)
final class SchemaCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    System.out.print(CanonicalJson.write(RecipeSchema.of(InstalledNodes.catalogue())));
    return ExitCode.DONE;
  }
}
