package io.avatarloom.core.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.avatarloom.core.file.EmbeddedRecipe;
import io.avatarloom.core.file.Sha256;
import io.avatarloom.core.recipe.Recipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A result of a run that is given instead of a recipe. */
final class ResultFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ResultFile() {}

  static boolean is(Path file) {
    try {
      return Files.isRegularFile(file) && EmbeddedRecipe.isResult(file);
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * The folder that the paths of its recipe started at, as the {@code run.json} beside it tells;
   * empty when there is none of that very recipe.
   */
  static Optional<Path> base(Path file, Recipe recipe) {
    try {
      JsonNode run = JSON.readTree(file.resolveSibling("run.json").toFile());
      Path base = Path.of(run.path("base").asText());
      boolean same = run.path("recipeSha256").asText().equals(Sha256.of(recipe.text()));
      return same && Files.isDirectory(base) ? Optional.of(base) : Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
