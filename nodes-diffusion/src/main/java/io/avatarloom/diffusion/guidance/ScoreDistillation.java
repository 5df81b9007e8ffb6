package io.avatarloom.diffusion.guidance;

import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.GuidanceConditioning;
import io.avatarloom.diffusion.schedule.NoiseSchedule;
import java.util.stream.IntStream;

/**
 * Score distillation sampling (Poole et al. 2022): grad = lambda w(t) (eps(x_t; y, t) - noise), x_t
 * the plainly noised latents.
 *
 * @param schedule of the prior
 * @param guidanceScale of the conditional prediction
 * @param weighting w(t)
 * @param lambda overall factor of the gradient
 */
public record ScoreDistillation(
    NoiseSchedule schedule, double guidanceScale, Weighting weighting, double lambda) {

  /** How much a timestep counts. */
  public enum Weighting {
    /** sqrt((1 - abar) / abar). */
    SQRT_RATIO,
    /** 1 - abar. */
    ONE_MINUS_ABAR;

    double of(double abar) {
      return this == SQRT_RATIO ? Math.sqrt((1 - abar) / abar) : 1 - abar;
    }
  }

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
    int[] timesteps = IntStream.of(indices).map(schedule::timestep).toArray();
    Tensor noisier = schedule.addNoise(latents, noise, timesteps);
    Tensor prediction =
        new GuidedNoise(denoiser, guidanceScale).predict(noisier, timesteps, conditions);
    double[] weights =
        IntStream.of(timesteps)
            .mapToDouble(t -> lambda * weighting.of(schedule.alphaBar(t)))
            .toArray();
    return Distillation.of(noisier, latents, noise, prediction, weights);
  }
}
