package io.avatarloom.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.avatarloom.core.recipe.Overrides;
import io.avatarloom.core.recipe.Recipe;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the presets of the papers say, where the published value is not the node's default. */
class CodePresetTest {
  private static JsonNode value(String preset, String node, String parameter) throws Exception {
    return Overrides.preset(Recipe.read(Path.of("arc2avatar.loom.json")), preset)
        .nodes()
        .detect(entry -> entry.id().equals(node))
        .params()
        .get(parameter);
  }

  @Test
  void bothMirrorWithOneCoinAndKeepOneSplatAVertex() throws Exception {
    for (String preset : new String[] {"paper", "code"}) {
      assertThat(value(preset, "encode", "flipProbability").asDouble()).isEqualTo(0.5);
      assertThat(value(preset, "seed", "centresAbove").asDouble()).isZero();
      assertThat(value(preset, "render", "preset").asText()).isEqualTo("inria");
      assertThat(value(preset, "start", "choice").asText()).isEqualTo("b");
    }
  }

  @Test
  void theyDifferAsThePaperAndItsCodeDo() throws Exception {
    assertThat(value("paper", "phase", "choice").asText()).isEqualTo("b");
    assertThat(value("code", "phase", "choice").asText()).isEqualTo("a");
    assertThat(value("paper", "floaters", "enabled").asBoolean()).isTrue();
    assertThat(value("code", "floaters", "enabled").asBoolean()).isFalse();
    assertThat(value("paper", "reference", "choice").asText()).isEqualTo("b");
    assertThat(value("code", "reference", "choice").asText()).isEqualTo("a");
    assertThat(value("paper", "cameras", "preset").asText()).isEqualTo("paper");
    assertThat(value("code", "backward", "statisticsViews").asText()).isEqualTo("last");
    assertThat(value("code", "noisy", "noise")).as("the default").isNull();
    assertThat(value("quick", "noisy", "noise").asDouble()).isZero();
  }
}
