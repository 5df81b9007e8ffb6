package io.avatarloom.diffusion.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.avatarloom.core.tensor.CounterRandom;
import io.avatarloom.core.tensor.Tensor;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ImageLossTest {
  private static final double STEP = 1e-2;
  private final Tensor rendered = picture("a");
  private final Tensor target = picture("b");

  private static Tensor picture(String stream) {
    CounterRandom random = new CounterRandom(1, stream, 0);
    float[] data = new float[2 * 3 * 9 * 8];
    for (int i = 0; i < data.length; i++) {
      data[i] = (float) random.uniform();
    }
    return Tensor.of(data, 2, 3, 9, 8);
  }

  private void checkGradient(Function<Tensor, ImageLoss.Result> loss) {
    Tensor gradient = loss.apply(rendered).gradient();
    for (int i = 0; i < rendered.length(); i += 37) {
      double difference = (at(loss, i, STEP) - at(loss, i, -STEP)) / (2 * STEP);
      assertThat((double) gradient.at(i)).isCloseTo(difference, within(2e-5));
    }
  }

  private double at(Function<Tensor, ImageLoss.Result> loss, int index, double step) {
    float[] moved = rendered.data().clone();
    moved[index] += (float) step;
    return loss.apply(Tensor.of(moved, rendered.shape())).loss();
  }

  @Test
  void squaredErrorAndSsimMatchFiniteDifferences() {
    checkGradient(x -> new ImageLoss(0, 1, 0).compare(x, target));
    checkGradient(x -> new ImageLoss(0, 0, 1).compare(x, target));
  }

  @Test
  void totalVariationMatchesFiniteDifferences() {
    checkGradient(TotalVariation::of);
  }

  @Test
  void equalPicturesCostNothing() {
    assertThat(new ImageLoss(0.8, 1, 0.2).compare(target, target).loss())
        .isCloseTo(0, within(1e-6));
  }
}
