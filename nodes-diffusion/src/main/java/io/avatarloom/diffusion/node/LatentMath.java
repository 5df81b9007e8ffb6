package io.avatarloom.diffusion.node;

import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.diffusion.net.Encoding;

/** Arithmetic between pictures, posteriors and latents. */
final class LatentMath {
  private LatentMath() {}

  /** [0, 1] to [-1, 1]. */
  static Tensor signed(Tensor images) {
    float[] out = new float[images.length()];
    for (int i = 0; i < out.length; i++) {
      out[i] = 2 * images.at(i) - 1;
    }
    return Tensor.of(out, images.shape());
  }

  /** [-1, 1] to [0, 1], clamped. */
  static Tensor unsigned(Tensor images) {
    float[] out = new float[images.length()];
    for (int i = 0; i < out.length; i++) {
      out[i] = Math.max(0, Math.min(1, images.at(i) / 2 + 0.5f));
    }
    return Tensor.of(out, images.shape());
  }

  /** factor (mean + exp(logVariance / 2) noise). */
  static Tensor draw(Encoding encoding, Tensor noise, double factor) {
    Tensor mean = encoding.mean();
    Tensor logVariance = encoding.logVariance();
    float[] out = new float[mean.length()];
    for (int i = 0; i < out.length; i++) {
      double spread = noise.at(i) == 0 ? 0 : Math.exp(0.5 * logVariance.at(i)) * noise.at(i);
      out[i] = (float) (factor * (mean.at(i) + spread));
    }
    return Tensor.of(out, mean.shape());
  }

  /** Gradient by the mean of what {@link #draw} made. */
  static Tensor byMean(Tensor gradient, double factor) {
    float[] out = new float[gradient.length()];
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) (factor * gradient.at(i));
    }
    return Tensor.of(out, gradient.shape());
  }

  /** Gradient by the log variance of what {@link #draw} made; zero where it is clipped. */
  static Tensor byLogVariance(Tensor gradient, Encoding encoding, Tensor noise, double factor) {
    Tensor logVariance = encoding.logVariance();
    float[] out = new float[gradient.length()];
    for (int i = 0; i < out.length; i++) {
      float l = logVariance.at(i);
      if (noise.at(i) != 0 && l > -30 && l < 20) {
        out[i] = (float) (factor * gradient.at(i) * 0.5 * Math.exp(0.5 * l) * noise.at(i));
      }
    }
    return Tensor.of(out, gradient.shape());
  }

  /** Times two: pictures enter the encoder as 2 x - 1. */
  static Tensor doubled(Tensor gradient) {
    float[] out = new float[gradient.length()];
    for (int i = 0; i < out.length; i++) {
      out[i] = 2 * gradient.at(i);
    }
    return Tensor.of(out, gradient.shape());
  }

  /** Every row of pixels from right to left. */
  static Tensor mirrored(Tensor images) {
    int width = images.size(3);
    float[] out = new float[images.length()];
    for (int i = 0; i < out.length; i++) {
      int column = i % width;
      out[i] = images.at(i - column + width - 1 - column);
    }
    return Tensor.of(out, images.shape());
  }
}
