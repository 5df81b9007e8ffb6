package io.avatarloom.diffusion.full;

import static org.assertj.core.api.Assertions.assertThat;

import io.avatarloom.core.file.TorchFile;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TorchStateTest {
  @Test
  void theReaderOfPicklesReadsIt(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("pytorch_model.bin");
    Map<String, float[]> numbers =
        Map.of("a.weight", new float[] {1, 2, 3, 4, -0.5f, 6}, "b.bias", new float[] {7});
    TorchState.write(
        file,
        new TreeMap<>(Map.of("a.weight", new int[] {2, 3}, "b.bias", new int[] {1})),
        numbers::get);
    TorchFile read = TorchFile.read(file);
    assertThat(read.names()).containsExactlyInAnyOrder("a.weight", "b.bias");
    assertThat(read.tensor("a.weight").shape()).containsExactly(2, 3);
    assertThat(read.tensor("a.weight").data()).isEqualTo(numbers.get("a.weight"));
    assertThat(read.tensor("b.bias").data()).isEqualTo(numbers.get("b.bias"));
  }
}
