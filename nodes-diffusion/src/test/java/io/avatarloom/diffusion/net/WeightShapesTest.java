package io.avatarloom.diffusion.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.avatarloom.core.file.SafeTensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeightShapesTest {
  private static final Path MINI =
      Path.of(System.getProperty("loom.home"), "sample-graphs/assets/loom-mini");

  @ParameterizedTest
  @ValueSource(strings = {"unet", "vae", "controlnet", "text_encoder"})
  void aConfigCallsForTheWeightsThatItsFileHolds(String part) throws IOException {
    Map<String, String> called = new TreeMap<>();
    WeightShapes.of(MINI.resolve(part))
        .forEach((name, shape) -> called.put(name, Arrays.toString(shape)));
    Map<String, String> held = new TreeMap<>();
    SafeTensors.read(Weights.file(MINI.resolve(part)))
        .entries()
        .forEach((name, entry) -> held.put(name, Arrays.toString(entry.shape())));
    assertThat(called).isEqualTo(held);
  }

  @Test
  void anotherClassIsNamed(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("config.json"), "{\"_class_name\": \"Flux\"}");
    assertThatThrownBy(() -> WeightShapes.of(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("describes a 'Flux'; known are UNet2DConditionModel");
  }
}
