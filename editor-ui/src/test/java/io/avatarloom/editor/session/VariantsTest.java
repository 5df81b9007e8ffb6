package io.avatarloom.editor.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.recipe.Recipe;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VariantsTest {
  private static final Catalogue CATALOGUE = Catalogue.installed();
  private static final String RECIPE =
      """
      {"format":"avatarloom.recipe","version":1,"name":"t","defaultPreset":"quick",
       "nodes":{
        "one":{"type":"value.number"},
        "two":{"type":"value.number"},
        "both":{"type":"value.number"},
        "pick":{"type":"flow.switch"},
        "text":{"type":"math.schedule"}},
       "links":["one.value -> pick.a","two.value -> pick.b","pick.value -> text.from",
        "both.value -> one.value","both.value -> two.value"],
       "regions":{"fit":{"iterations":50,"slots":{}}},
       "presets":{"quick":{"set":{"pick.choice":"b","fit.iterations":7}},"slow":{"set":{}}}}
      """;

  private static Variants under(Optional<String> preset) throws Exception {
    Recipe recipe = Recipe.parse(RECIPE, "t", Path.of("").toAbsolutePath());
    Sketch sketch = SketchReader.read(recipe, node -> new Size(100, 50));
    return Variants.of(new GraphIndex(sketch, CATALOGUE), preset);
  }

  @Test
  void thePresetOfTheRecipeChooses() throws Exception {
    Variants variants = under(Optional.empty());
    assertThat(variants.choices().get("pick")).isEqualTo("b");
    assertThat(variants.iterations().get("fit")).isEqualTo(7);
    assertThat(variants.idle()).containsExactly("one");
  }

  @Test
  void withoutPresetTheNodeChooses() throws Exception {
    for (String none : new String[] {"", "slow"}) {
      Variants variants = under(Optional.of(none));
      assertThat(variants.choices().get("pick")).isEqualTo("a");
      assertThat(variants.iterations().get("fit")).isEqualTo(50);
      assertThat(variants.idle()).containsExactly("two");
    }
  }
}
