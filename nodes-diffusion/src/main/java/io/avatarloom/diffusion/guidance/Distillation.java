package io.avatarloom.diffusion.guidance;

import io.avatarloom.core.tensor.Tensor;

/**
 * One step of score distillation.
 *
 * @param gradient with respect to the latents [view, channel, height, width]
 * @param loss mean square of the residual
 * @param noisier latents x_t at which the prior was asked
 * @param cleaner latents x_s of the inversion; x_0 for SDS
 * @param target what the prediction is held against
 * @param prediction guided noise prediction at x_t
 */
public record Distillation(
    Tensor gradient,
    double loss,
    Tensor noisier,
    Tensor cleaner,
    Tensor target,
    Tensor prediction) {

  /** weight_view (prediction - target), not a number and infinity replaced by finite values. */
  static Distillation of(
      Tensor noisier, Tensor cleaner, Tensor target, Tensor prediction, double[] weights) {
    int row = prediction.length() / weights.length;
    float[] gradient = new float[prediction.length()];
    double squares = 0;
    for (int i = 0; i < gradient.length; i++) {
      double residual = (double) prediction.at(i) - target.at(i);
      squares += residual * residual;
      gradient[i] = finite(weights[i / row] * residual);
    }
    return new Distillation(
        Tensor.of(gradient, prediction.shape()),
        squares / gradient.length,
        noisier,
        cleaner,
        target,
        prediction);
  }

  /** The same tensor, not a number and infinity replaced by finite values in place. */
  static Tensor finite(Tensor tensor) {
    float[] data = tensor.data();
    for (int i = 0; i < data.length; i++) {
      data[i] = finite(data[i]);
    }
    return tensor;
  }

  private static float finite(double value) {
    if (Double.isNaN(value)) {
      return 0;
    }
    return (float) Math.max(-Float.MAX_VALUE, Math.min(Float.MAX_VALUE, value));
  }
}
