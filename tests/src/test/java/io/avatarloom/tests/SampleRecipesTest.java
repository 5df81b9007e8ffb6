package io.avatarloom.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.avatarloom.core.check.RecipeCheck;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.recipe.CanonicalJson;
import io.avatarloom.core.recipe.Overrides;
import io.avatarloom.core.recipe.Recipe;
import io.avatarloom.core.recipe.RecipeSchema;
import io.avatarloom.core.run.FileResolver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every recipe that ships is canonical and would run, with each of its presets. */
final class SampleRecipesTest {
  private static final Path SAMPLES = Path.of("..", "sample-graphs");
  private static final Path SCHEMA = Path.of("..", "docs", "recipe.schema.json");
  private static final Catalogue CATALOGUE = Catalogue.installed();

  static List<Path> recipes() throws IOException {
    try (Stream<Path> samples = Files.list(SAMPLES);
        Stream<Path> experiments = Files.list(SAMPLES.resolve("experiments"));
        Stream<Path> training = Files.list(SAMPLES.resolve("training"))) {
      return Stream.concat(Stream.concat(samples, experiments), training)
          .filter(file -> file.toString().endsWith(".loom.json"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void isCanonical(Path file) throws Exception {
    assertThat(Recipe.read(file).formatted(CATALOGUE))
        .as("run ./loom fmt " + file)
        .isEqualTo(Files.readString(file));
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void wouldRunWithEveryPreset(Path file) throws Exception {
    Recipe recipe = Recipe.read(file);
    check(recipe);
    for (String preset : recipe.presets()) {
      check(Overrides.preset(recipe, preset));
    }
    if (!recipe.defaultPreset().isEmpty()) {
      assertThat(recipe.presets()).contains(recipe.defaultPreset());
    }
  }

  private static void check(Recipe recipe) {
    FileResolver files = new FileResolver(recipe.folder(), SAMPLES.resolve("assets"));
    assertThatCode(() -> RecipeCheck.graph(recipe, CATALOGUE, files::resolve))
        .doesNotThrowAnyException();
    assertThat(recipe.outputs()).isNotEmpty();
  }

  @Test
  void thePublishedSchemaIsCurrent() throws IOException {
    assertThat(Files.readString(SCHEMA))
        .as("run ./loom schema > docs/recipe.schema.json")
        .isEqualTo(CanonicalJson.write(RecipeSchema.of(CATALOGUE)));
  }
}
