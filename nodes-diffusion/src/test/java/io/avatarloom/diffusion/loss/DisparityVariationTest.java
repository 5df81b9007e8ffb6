package io.avatarloom.diffusion.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.avatarloom.core.tensor.CounterRandom;
import io.avatarloom.core.tensor.Tensor;
import org.junit.jupiter.api.Test;

class DisparityVariationTest {
  private static final double[] FOCALS = {1.2, 1.4};
  private final CounterRandom random = new CounterRandom(3, "disparity", 0);

  private Tensor between(double low, double high) {
    Tensor tensor = Tensor.zeros(2, 1, 5, 4);
    for (int i = 0; i < tensor.length(); i++) {
      tensor.data()[i] = (float) random.uniform(low, high);
    }
    return tensor;
  }

  private static double loss(Tensor depth, Tensor alpha) {
    return DisparityVariation.of(depth, alpha, FOCALS).loss();
  }

  private static Tensor moved(Tensor tensor, int at, double by) {
    float[] data = tensor.data().clone();
    data[at] += (float) by;
    return Tensor.of(data, tensor.shape());
  }

  @Test
  void gradientsAreThoseOfFiniteDifferences() {
    Tensor depth = between(4, 6);
    Tensor alpha = between(0.92, 0.999);
    DisparityVariation.Result exact = DisparityVariation.of(depth, alpha, FOCALS);
    double h = 1e-3;
    for (int i = 0; i < depth.length(); i++) {
      double byDepth = (loss(moved(depth, i, h), alpha) - loss(moved(depth, i, -h), alpha)) / 2 / h;
      double byAlpha =
          (loss(depth, moved(alpha, i, h / 10)) - loss(depth, moved(alpha, i, -h / 10)))
              / 2
              * 10
              / h;
      assertThat((double) exact.byDepth().at(i)).as("depth " + i).isCloseTo(byDepth, within(0.02));
      assertThat((double) exact.byAlpha().at(i)).as("alpha " + i).isCloseTo(byAlpha, within(0.2));
    }
  }

  @Test
  void theBackgroundIsFarAndOnlyOpaquePixelsSetTheZero() {
    Tensor depth = Tensor.of(new float[] {5, 4, 0, 0}, 1, 1, 2, 2);
    Tensor alpha = Tensor.of(new float[] {1, 1, 0, 0}, 1, 1, 2, 2);
    Disparity disparity = Disparity.of(depth, alpha, 0, 4, 1);
    assertThat(disparity.values()).containsExactly(0, 1, 0, 0);
    assertThat(disparity.unclamped()[2]).isNegative();
  }

  @Test
  void aPlaneCostsNothing() {
    Tensor depth = Tensor.of(new float[] {5, 5, 5, 5}, 1, 1, 2, 2);
    Tensor alpha = Tensor.of(new float[] {1, 1, 1, 1}, 1, 1, 2, 2);
    DisparityVariation.Result flat = DisparityVariation.of(depth, alpha, new double[] {1});
    assertThat(flat.loss()).isZero();
    assertThat(flat.byDepth().data()).containsOnly(0);
  }
}
