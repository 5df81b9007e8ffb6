package io.avatarloom.splat.raster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The analytic gradient against central differences of a float64 renderer without cut-offs. */
class FiniteDifferenceTest {
  private static final double STEP = 1e-5;

  /** Settings under which the picture is smooth: nothing is skipped, stopped or capped. */
  private static RasterSettings smooth(String preset, boolean antialiased) {
    RasterSettings s = RasterSettings.preset(preset).withAntialiased(antialiased);
    return new RasterSettings(
        0.999999,
        s.gradientCutAtCeiling(),
        s.stopRule(),
        0,
        1e-9,
        s.nearPlane(),
        s.farPlane(),
        s.dilation(),
        RasterSettings.ExtentRule.OPACITY_AWARE,
        s.clampRule(),
        s.antialiased(),
        s.compensationFloor());
  }

  @ParameterizedTest
  @ValueSource(strings = {"gsplat153", "gsplat antialiased", "inria"})
  void gradientIsTheDerivative(String name) {
    RasterSettings settings = smooth(name.split(" ")[0], name.endsWith("antialiased"));
    SplatArrays splats = Scenes.splats(14, 3, 0.6, -1.6, 5);
    aside(splats);
    RasterViews views = Scenes.views(33, 26);
    ImageCotangent g = Scenes.cotangent(views, 6);
    RasterGradient gradient =
        Rasteriser.backward(Rasteriser.forward(splats, views, settings), g, new RasterBuffers());
    DenseReference reference = new DenseReference(splats, views, settings);
    check("means", reference, reference.means, gradient.means(), g);
    check("quats", reference, reference.quats, gradient.quats(), g);
    check("logScales", reference, reference.logScales, gradient.logScales(), g);
    check("logits", reference, reference.logits, gradient.logitOpacities(), g);
    check("sh", reference, reference.sh, gradient.sh(), g);
  }

  /** Puts one large splat beyond the limit of the linearised projection. */
  private static void aside(SplatArrays splats) {
    splats.means()[0] = 2.9f;
    splats.means()[1] = 0.1f;
    splats.means()[2] = 0.2f;
    for (int k = 0; k < 3; k++) {
      splats.logScales()[k] = 0.1f * k - 0.2f;
    }
  }

  private static void check(
      String name, DenseReference reference, double[] values, float[] gradient, ImageCotangent g) {
    double largest = 0;
    double worst = 0;
    for (int i = 0; i < values.length; i++) {
      double value = values[i];
      values[i] = value + STEP;
      double up = reference.loss(g);
      values[i] = value - STEP;
      double down = reference.loss(g);
      values[i] = value;
      double expected = (up - down) / (2 * STEP);
      largest = Math.max(largest, Math.abs(expected));
      worst = Math.max(worst, Math.abs(expected - gradient[i]));
    }
    assertThat(worst / largest).as(name).isLessThan(1e-4);
  }
}
