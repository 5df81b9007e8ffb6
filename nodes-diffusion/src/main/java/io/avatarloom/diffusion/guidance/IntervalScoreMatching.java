package io.avatarloom.diffusion.guidance;

import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.GuidanceConditioning;
import io.avatarloom.diffusion.schedule.NoiseSchedule;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Interval score matching (Liang et al. 2024, LucidDreamer): grad = lambda w(t) (eps(x_t; y, t) -
 * eps(x_s; null, s)), s = t - deltaT, w = sqrt((1 - abar) / abar), where x_s and x_t come from the
 * render's latents by deterministic DDIM inversion under the empty prompt.
 *
 * @param schedule of the prior
 * @param deltaT index interval between s and t
 * @param deltaS index stride of the inversion up to s
 * @param inversionSteps most steps of the inversion up to s
 * @param inversionGuidance scale g of the inversion; up to 1 it asks for the empty prompt alone,
 *     beyond for eps(empty) + g (eps(negative prompt) - eps(empty))
 * @param guidanceScale of the conditional prediction
 * @param lambda overall factor of the gradient
 */
public record IntervalScoreMatching(
    NoiseSchedule schedule,
    int deltaT,
    int deltaS,
    int inversionSteps,
    double inversionGuidance,
    double guidanceScale,
    double lambda) {

  /**
   * One step.
   *
   * @param latents [view, channel, height, width], scaled by the latent factor
   * @param noise of the same shape
   * @param indices index t of each view; its timestep is {@link NoiseSchedule#timestep}
   */
  public Distillation step(
      Tensor latents,
      Tensor noise,
      int[] indices,
      GuidanceConditioning conditions,
      Denoiser denoiser) {
    int[] end = IntStream.of(indices).map(t -> Math.max(t - deltaT, 0)).toArray();
    Tensor cleaner = invert(latents, noise, end, conditions, denoiser);
    int[] from = timesteps(end);
    int[] to = timesteps(indices);
    Tensor target =
        backwards(
            cleaner, from, conditions, IntStream.range(0, indices.length).toArray(), denoiser);
    Tensor noisier = Distillation.finite(schedule.move(cleaner, target, from, to));
    Tensor prediction = new GuidedNoise(denoiser, guidanceScale).predict(noisier, to, conditions);
    double[] weights =
        IntStream.of(to)
            .mapToDouble(schedule::alphaBar)
            .map(abar -> lambda * Math.sqrt((1 - abar) / abar))
            .toArray();
    return Distillation.of(noisier, cleaner, target, prediction, weights);
  }

  /** Latents noised at the start index of each view, then moved up to its end index. */
  private Tensor invert(
      Tensor latents, Tensor noise, int[] end, GuidanceConditioning conditions, Denoiser denoiser) {
    int[] at = IntStream.of(end).map(s -> Math.max(s - deltaS * inversionSteps, 0)).toArray();
    float[] x = schedule.addNoise(latents, noise, timesteps(at)).data();
    for (int step = 0; step < inversionSteps; step++) {
      int[] moving = IntStream.range(0, end.length).filter(view -> at[view] < end[view]).toArray();
      if (moving.length == 0) {
        break;
      }
      Tensor part = Rows.pick(Tensor.of(x, latents.shape()), moving);
      int[] from = timesteps(IntStream.of(moving).map(view -> at[view]).toArray());
      for (int view : moving) {
        at[view] = Math.min(at[view] + deltaS, end[view]);
      }
      int[] to = timesteps(IntStream.of(moving).map(view -> at[view]).toArray());
      Tensor predicted = backwards(part, from, conditions, moving, denoiser);
      scatter(Distillation.finite(schedule.move(part, predicted, from, to)), moving, x);
    }
    return Tensor.of(x, latents.shape());
  }

  /** Noise prediction of the inversion. */
  private Tensor backwards(
      Tensor latents,
      int[] timesteps,
      GuidanceConditioning conditions,
      int[] views,
      Denoiser denoiser) {
    int n = views.length;
    Tensor empty = Rows.expand(conditions.empty(), n);
    if (inversionGuidance <= 1) {
      return denoiser.predict(latents, timesteps, empty, views);
    }
    Tensor negative = Rows.expand(conditions.unconditional(), n);
    int[] twice = IntStream.range(0, 2 * n).map(i -> i % n).toArray();
    Tensor both =
        denoiser.predict(
            Rows.pick(latents, twice),
            IntStream.of(twice).map(i -> timesteps[i]).toArray(),
            Rows.join(List.of(empty, negative)),
            IntStream.of(twice).map(i -> views[i]).toArray());
    float[] out = both.rows(0, n).data().clone();
    for (int i = 0; i < out.length; i++) {
      out[i] += (float) (inversionGuidance * (both.at(out.length + i) - out[i]));
    }
    return Tensor.of(out, latents.shape());
  }

  private static void scatter(Tensor part, int[] rows, float[] into) {
    int row = part.length() / rows.length;
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(part.data(), i * row, into, rows[i] * row, row);
    }
  }

  private int[] timesteps(int[] indices) {
    return IntStream.of(indices).map(schedule::timestep).toArray();
  }
}
