package io.avatarloom.core.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.avatarloom.core.recipe.Overrides;
import io.avatarloom.core.recipe.Recipe;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One frozen recipe for every format version. */
class FrozenRecipesTest {
  @TempDir Path folder;

  private static String frozen(int version) throws IOException {
    String name = "/recipe/version" + version + ".loom.json";
    try (InputStream in = FrozenRecipesTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void everyVersionIsReadAndNothingOfItIsLost(int version) throws Exception {
    Recipe recipe = Recipe.parse(frozen(version), "frozen", folder);

    assertThat(recipe.json().path("version").asInt()).isEqualTo(Recipe.VERSION);
    assertThat(recipe.seed()).isEqualTo(7);
    assertThat(Overrides.preset(recipe, "soft").json().at("/nodes/blur/params/sigmaPx").asInt())
        .isEqualTo(4);
    assertThat(recipe.regions().getFirst().iterations()).isEqualTo(10);
    assertThat(recipe.subgraphs().at("/twice/nodes/second/type").asText()).isEqualTo("image.blur");
    assertThat(Recipe.parse(recipe.text(), "again", folder).text()).isEqualTo(recipe.text());
  }

  @Test
  void whatVersion1DidNotKnowStaysUnknown() throws Exception {
    Recipe recipe = Recipe.parse(frozen(1), "frozen", folder);

    assertThat(recipe.json().has("params")).isFalse();
    assertThat(recipe.json().at("/version1.params/kept").asText()).isEqualTo("as an unknown key");
    assertThat(recipe.text()).contains("{\"width\": 2.50, \"huge\": 1e400}");
  }

  @Test
  void theNewestFrozenRecipeIsOfTheNewestVersion() throws Exception {
    assertThat(frozen(Recipe.VERSION)).contains("\"version\": " + Recipe.VERSION + ",");
    assertThat(Recipe.parse(frozen(2), "frozen", folder).text()).isEqualTo(frozen(2));
  }

  @Test
  void newerAndOddVersionsAreRefusedInASentence() throws Exception {
    String text = frozen(2);
    assertThatThrownBy(() -> read(text.replace("\"version\": 2,", "\"version\": 3,")))
        .hasMessageContaining("format version 3")
        .hasMessageContaining("newer one");
    for (String odd : new String[] {"0", "-1", "1.5", "\"2\"", "null", "1e9", "99999999999"}) {
      assertThatThrownBy(() -> read(text.replace("\"version\": 2,", "\"version\": " + odd + ",")))
          .hasMessageContaining("version");
    }
  }

  private Recipe read(String text) throws Exception {
    return Recipe.parse(text, "t", folder);
  }
}
