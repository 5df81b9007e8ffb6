package io.avatarloom.diffusion.guidance;

import static org.assertj.core.api.Assertions.assertThat;

import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.GuidanceConditioning;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class GuidedNoiseTest {
  /** Predicts the first two numbers of the condition, whatever the latents. */
  private static Tensor echo(Tensor context) {
    float[] out = new float[2 * context.size(0)];
    for (int i = 0; i < context.size(0); i++) {
      out[2 * i] = context.at(2 * i);
      out[2 * i + 1] = context.at(2 * i + 1);
    }
    return Tensor.of(out, context.size(0), 1, 1, 2);
  }

  private static Tensor row(float a, float b) {
    return Tensor.of(new float[] {a, b}, 1, 1, 2);
  }

  private static GuidanceConditioning conditions(float... weights) {
    float[] negatives = new float[2 * weights.length];
    for (int i = 0; i < weights.length; i++) {
      negatives[2 * i] = 3;
      negatives[2 * i + 1] = 5;
    }
    return new GuidanceConditioning(
        row(3, 1),
        row(1, 1),
        row(0, 0),
        Tensor.of(negatives, 1, weights.length, 1, 2),
        Tensor.of(weights, 1, weights.length));
  }

  private static float[] guided(GuidanceConditioning conditions, AtomicInteger samples) {
    Denoiser denoiser =
        (latents, timesteps, context, views) -> {
          samples.addAndGet(timesteps.length);
          assertThat(views).containsOnly(0);
          return echo(context);
        };
    return new GuidedNoise(denoiser, 2)
        .predict(Tensor.zeros(1, 1, 1, 2), new int[] {7}, conditions)
        .data();
  }

  @Test
  void plainClassifierFreeGuidance() {
    assertThat(guided(conditions(), new AtomicInteger())).containsExactly(5, 1);
  }

  @Test
  void onlyThePartAcrossThePositiveIsTakenAway() {
    float[] out = guided(conditions(-0.5f), new AtomicInteger());
    assertThat(out).usingComparatorWithPrecision(1e-6f).containsExactly(5, 1 - 2 * 0.5f * 4);
  }

  @Test
  void negligibleNegativesCostNoPass() {
    AtomicInteger samples = new AtomicInteger();
    guided(conditions(0, -5e-5f), samples);
    assertThat(samples).hasValue(2);
    guided(conditions(-1, 0), samples);
    assertThat(samples).hasValue(2 + 3);
  }
}
