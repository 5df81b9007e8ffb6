package io.avatarloom.core.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.avatarloom.core.bench.Comparison;
import io.avatarloom.core.file.SafeTensors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class GeometryAndSimilarityTest {
  private static SafeTensors golden() throws IOException {
    return SafeTensors.read(
        Path.of("../tests/src/test/resources/golden/guidance/geometry_metrics.safetensors"));
  }

  @Test
  void ssimAndItsGradientAgreeWithTheReference() throws IOException {
    SafeTensors golden = golden();

    Ssim.Result result = Ssim.compare(golden.tensor("ssim.a"), golden.tensor("ssim.b"));

    assertThat(result.mean()).isCloseTo(golden.doubles("ssim.value")[0], within(1e-5));
    Comparison gradient =
        Comparison.relative(
            "", "", golden.tensor("ssim.grad_a").data(), result.gradient().data(), 1e-4);
    assertThat(gradient.error()).isLessThan(1e-4);
  }

  @Test
  void similarityAgreesWithTheReference() throws IOException {
    SafeTensors golden = golden();
    double[] template = {
      38.2946, 51.6963, 73.5318, 51.5014, 56.0252, 71.7366, 41.5493, 92.3655, 70.7299, 92.2041
    };
    double[] points = golden.doubles("align.points");
    double[] matrices = golden.doubles("align.matrix");
    for (int i = 0; i < 2; i++) {
      double[] from = Arrays.copyOfRange(points, 10 * i, 10 * i + 10);
      Similarity fitted = Similarity.fit(from, template);
      assertThat(fitted.a()).isCloseTo(matrices[6 * i], within(1e-6));
      assertThat(fitted.b()).isCloseTo(matrices[6 * i + 3], within(1e-6));
      assertThat(fitted.x()).isCloseTo(matrices[6 * i + 2], within(1e-4));
      assertThat(fitted.y()).isCloseTo(matrices[6 * i + 5], within(1e-4));
    }
  }
}
