package io.avatarloom.core.cli;

import io.avatarloom.core.check.InvalidRecipeException;
import io.avatarloom.core.file.AtomicFile;
import io.avatarloom.core.recipe.Recipe;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code loom fmt}: brings recipes into canonical form. */
@Command(
    name = "fmt",
    description = "Rewrites recipes in canonical form.",
    mixinStandardHelpOptions = true)
final class FmtCommand implements Callable<Integer> {
  @Parameters(paramLabel = "RECIPE", arity = "1..*", description = "Files to rewrite.")
  List<Path> recipes;

  @Override
  public Integer call() throws InvalidRecipeException, IOException {
    for (Path file : recipes) {
      AtomicFile.write(file, Recipe.read(file).text().getBytes(StandardCharsets.UTF_8));
    }
    return ExitCode.DONE;
  }
}
