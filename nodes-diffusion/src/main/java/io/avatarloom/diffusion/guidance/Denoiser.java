package io.avatarloom.diffusion.guidance;

import io.avatarloom.core.tensor.Tensor;

/** A network that predicts the noise in noisy latents. */
@FunctionalInterface
public interface Denoiser {
  /**
   * @param latents [sample, channel, height, width]
   * @param timesteps of each sample
   * @param context [sample, token, width]
   * @param views index of the view each sample belongs to, for what differs by view (ControlNet
   *     hints)
   * @return noise shaped like the latents
   */
  Tensor predict(Tensor latents, int[] timesteps, Tensor context, int[] views);
}
