package io.avatarloom.diffusion.net;

import io.avatarloom.core.tensor.Tensor;

/**
 * Sinusoidal embedding of timesteps (diffusers {@code get_timestep_embedding}).
 *
 * @param width of the embedding
 * @param cosineFirst {@code flip_sin_to_cos}
 * @param shift {@code freq_shift}
 */
record StepEmbedding(int width, boolean cosineFirst, double shift) {
  private static final double MAX_PERIOD = 10000;

  static StepEmbedding of(ModelConfig config) throws java.io.IOException {
    return new StepEmbedding(
        config.integers("block_out_channels")[0],
        config.flag("flip_sin_to_cos", true),
        config.number("freq_shift", 0));
  }

  /** [sample, width]. */
  Tensor embed(int[] timesteps) {
    int half = width / 2;
    float[] out = new float[timesteps.length * width];
    for (int i = 0; i < half; i++) {
      double frequency = Math.exp(-Math.log(MAX_PERIOD) * i / (half - shift));
      for (int b = 0; b < timesteps.length; b++) {
        double angle = timesteps[b] * frequency;
        int sine = b * width + (cosineFirst ? half + i : i);
        int cosine = b * width + (cosineFirst ? i : half + i);
        out[sine] = (float) Math.sin(angle);
        out[cosine] = (float) Math.cos(angle);
      }
    }
    return Tensor.of(out, timesteps.length, width);
  }
}
