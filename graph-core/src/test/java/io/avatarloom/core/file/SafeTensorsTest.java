package io.avatarloom.core.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.avatarloom.core.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafeTensorsTest {
  @Test
  void everyHalfComesBackFromItsOwnNumber() {
    for (int bits = 0; bits < 1 << 16; bits++) {
      float number = SafeTensors.halfToFloat((short) bits);
      short back = SafeTensors.floatToHalf(number);
      if (Float.isNaN(number)) {
        assertThat(SafeTensors.halfToFloat(back)).isNaN();
      } else {
        assertThat(back).isEqualTo((short) bits);
      }
    }
  }

  @Test
  void numbersBetweenHalvesGoToTheNearestAndTiesToTheEvenOne() {
    assertThat(rounded(1 + 0x1p-11f)).isEqualTo(1);
    assertThat(rounded(1 + 0x1p-11f + 0x1p-20f)).isEqualTo(1 + 0x1p-10f);
    assertThat(rounded(1 + 3 * 0x1p-11f)).isEqualTo(1 + 2 * 0x1p-10f);
    assertThat(rounded(65519.9f)).isEqualTo(65504);
    assertThat(rounded(65520f)).isEqualTo(Float.POSITIVE_INFINITY);
    assertThat(rounded(-1e9f)).isEqualTo(Float.NEGATIVE_INFINITY);
    assertThat(rounded(0x1p-25f)).isZero();
    assertThat(rounded(0x1.8p-25f)).isEqualTo(0x1p-24f);
  }

  private static float rounded(float number) {
    return SafeTensors.halfToFloat(SafeTensors.floatToHalf(number));
  }

  @Test
  void aFileWrittenTensorByTensorReadsBack(@TempDir Path folder) throws IOException {
    SortedMap<String, int[]> shapes = new TreeMap<>();
    shapes.put("b", new int[] {2, 3});
    shapes.put("a", new int[] {5});
    for (boolean half : new boolean[] {false, true}) {
      Path file = folder.resolve("x.safetensors");
      SafeTensors.write(
          file,
          shapes,
          half,
          name ->
              name.equals("a") ? new float[] {1, 2, 3, 4, 5} : new float[] {6, 7, 8, 9, 10, -.5f});
      SafeTensors read = SafeTensors.read(file);
      assertThat(read.tensor("a")).isEqualTo(Tensor.of(new float[] {1, 2, 3, 4, 5}, 5));
      assertThat(read.tensor("b")).isEqualTo(Tensor.of(new float[] {6, 7, 8, 9, 10, -.5f}, 2, 3));
      assertThat(read.entry("a").dtype()).isEqualTo(half ? "F16" : "F32");
      assertThat((Files.size(file) - (half ? 22 : 44)) % 8).isZero();
    }
  }
}
