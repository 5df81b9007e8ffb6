package io.avatarloom.diffusion.guidance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.GuidanceConditioning;
import io.avatarloom.diffusion.schedule.NoiseSchedule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalScoreMatchingTest {
  private static final NoiseSchedule SCHEDULE = NoiseSchedule.stableDiffusion();
  private static final int EMPTY = 7;
  private static final int NEGATIVE = 5;
  private static final int POSITIVE = 3;

  /** Writes down what it is asked, and predicts a tenth of the condition. */
  private static final class Notebook implements Denoiser {
    private final List<String> passes = new ArrayList<>();

    @Override
    public Tensor predict(Tensor latents, int[] timesteps, Tensor context, int[] views) {
      passes.add(Arrays.toString(timesteps) + Arrays.toString(context.data()));
      float[] out = new float[latents.length()];
      for (int i = 0; i < out.length; i++) {
        out[i] = context.at(i * timesteps.length / out.length) / 10;
      }
      return Tensor.of(out, latents.shape());
    }
  }

  private static Tensor one(float value) {
    return Tensor.of(new float[] {value}, 1, 1, 1);
  }

  private static GuidanceConditioning conditions() {
    return new GuidanceConditioning(
        one(POSITIVE), one(NEGATIVE), one(EMPTY), Tensor.zeros(1, 0, 1, 1), Tensor.zeros(1, 0));
  }

  private static IntervalScoreMatching matching(double inversionGuidance) {
    return new IntervalScoreMatching(SCHEDULE, 50, 50, 20, inversionGuidance, 1.25, 0.1);
  }

  private static Distillation step(Denoiser denoiser, double inversionGuidance, int index) {
    return matching(inversionGuidance)
        .step(
            Tensor.zeros(1, 1, 1, 2),
            Tensor.zeros(1, 1, 1, 2),
            new int[] {index},
            conditions(),
            denoiser);
  }

  @Test
  void stepsFromTheFirstTimestepInStridesToTheIntervalsStartThenToItsEnd() {
    Notebook notebook = new Notebook();
    step(notebook, 1, 190);
    assertThat(notebook.passes)
        .containsExactly(
            "[1][7.0]", "[51][7.0]", "[101][7.0]", "[141][7.0]", "[191, 191][5.0, 3.0]");
  }

  @Test
  void asksAtLeastOnceWhereTheIntervalBeginsAtZero() {
    Notebook notebook = new Notebook();
    step(notebook, 1, 20);
    assertThat(notebook.passes).containsExactly("[1][7.0]", "[21, 21][5.0, 3.0]");
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0.998296, 0.0413",
    "21, 0.980381, 0.1415",
    "51, 0.950524, 0.2281",
    "101, 0.892981, 0.3462",
    "201, 0.752143, 0.5741",
    "301, 0.588819, 0.8357",
    "401, 0.422882, 1.1682",
    "500, 0.276333, 1.6183"
  })
  void gradientIsATenthOfTheWeightTimesTheResidual(int timestep, double abar, double weight) {
    assertThat(SCHEDULE.alphaBar(timestep)).isCloseTo(abar, within(1e-6));
    Distillation result = step(new Notebook(), 1, timestep - 1);
    double residual = NEGATIVE / 10.0 + 1.25 * (POSITIVE - NEGATIVE) / 10.0 - EMPTY / 10.0;
    assertThat(result.gradient().at(0)).isCloseTo((float) (0.1 * weight * residual), within(2e-5f));
  }

  @Test
  void denoisingGuidanceLeadsTheInversionToTheNegativePrompt() {
    Notebook notebook = new Notebook();
    Distillation result = step(notebook, 3, 40);
    assertThat(notebook.passes).containsExactly("[1, 1][7.0, 5.0]", "[41, 41][5.0, 3.0]");
    assertThat(result.target().at(0)).isCloseTo(0.7f + 3 * (0.5f - 0.7f), within(1e-6f));
  }

  @Test
  void notANumberAndInfinityBecomeFinite() {
    Distillation result =
        step(
            (latents, timesteps, context, views) -> {
              float[] out = new float[latents.length()];
              Arrays.fill(out, Float.NaN);
              out[0] = Float.POSITIVE_INFINITY;
              return Tensor.of(out, latents.shape());
            },
            1,
            190);
    for (Tensor tensor : List.of(result.gradient(), result.noisier(), result.cleaner())) {
      for (float x : tensor.data()) {
        assertThat(x).isFinite();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 100, 479", "749, 75, 240", "1499, 50, 0", "4000, 50, 0"})
  void warmUpOfFifteenHundredIterations(int iteration, int deltaT, int widening) {
    WarmUp warmUp = new WarmUp(1500, 100, 0.98);
    assertThat(warmUp.deltaT(iteration, 50)).isEqualTo(deltaT);
    assertThat(warmUp.widening(iteration, 1000, 0.5)).isEqualTo(widening);
  }

  @Test
  void aWarmUpOfOneIterationIsNone() {
    WarmUp released = new WarmUp(1, 100, 0.98);
    assertThat(released.deltaT(0, 50)).isEqualTo(50);
    assertThat(released.widening(0, 1000, 0.5)).isZero();
  }
}
