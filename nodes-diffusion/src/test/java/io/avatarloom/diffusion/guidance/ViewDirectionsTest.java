package io.avatarloom.diffusion.guidance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.GuidanceConditioning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViewDirectionsTest {
  private static final ViewDirections PAPER = new ViewDirections(-2, 2, 10, true);

  @ParameterizedTest
  @CsvSource({
    "0, 0, -2.000",
    "15, 0, -0.378",
    "30, -0.527, -0.071",
    "45, -0.736, -0.0135",
    "60, -1.027, -0.0025",
    "80, -1.601, 0",
    "-45, -0.736, -0.0135",
    "90, -2, 0",
    "120, -2, -0.0013",
    "135, -2, -0.0067",
    "150, -2, -0.036",
    "180, -2, -1.000",
    "-180, -2, -1.000",
    "225, -2, -0.0067"
  })
  void weightsOfFrontAndSideAsPublished(double azimuth, double front, double side) {
    ViewDirections.Mix mix = PAPER.mix(azimuth);
    double first = mix.firstWeight();
    double second = mix.secondWeight();
    assertThat(mix.frontHalf() ? first : second).isCloseTo(front, within(6e-4));
    assertThat(mix.frontHalf() ? second : first).isCloseTo(side, within(6e-4));
  }

  private static Tensor constant(float value) {
    return Tensor.of(new float[] {value, value}, 1, 1, 2);
  }

  private static GuidanceConditioning at(ViewDirections directions, float... azimuths) {
    return directions.condition(
        constant(1),
        constant(2),
        constant(4),
        constant(0),
        constant(0),
        Tensor.of(azimuths, azimuths.length));
  }

  @Test
  void positiveIsLinearBetweenTheAnchors() {
    Tensor positive = at(PAPER, 0, 45, 90, -135, 180).positive();
    assertThat(positive.shape()).containsExactly(5, 1, 2);
    assertThat(positive.data())
        .usingComparatorWithPrecision(1e-6f)
        .containsExactly(1, 1, 1.5f, 1.5f, 2, 2, 3, 3, 4, 4);
  }

  @Test
  void negativesFollowTheHalf() {
    GuidanceConditioning conditions = at(PAPER, 30, 150);
    assertThat(conditions.negatives().shape()).containsExactly(2, 2, 1, 2);
    assertThat(conditions.negatives().data()).containsExactly(1, 1, 2, 2, 2, 2, 1, 1);
    assertThat(at(new ViewDirections(-2, 2, 10, false), 30).negatives().length()).isZero();
  }

  @Test
  void blendIsElementwise() {
    assertThat(ViewDirections.blend(constant(1), constant(2), 0.9).data())
        .usingComparatorWithPrecision(1e-6f)
        .containsExactly(1.1f, 1.1f);
  }
}
