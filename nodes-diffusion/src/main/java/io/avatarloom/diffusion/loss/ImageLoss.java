package io.avatarloom.diffusion.loss;

import io.avatarloom.core.tensor.Ssim;
import io.avatarloom.core.tensor.Tensor;

/**
 * Weighted sum of L1, L2 and 1 - SSIM between pictures, each a mean over all numbers, and its
 * gradient (3DGS: 0.8 L1 + 0.2 (1 - SSIM)).
 *
 * @param l1 weight of mean |a - b|
 * @param l2 weight of mean (a - b)^2
 * @param ssim weight of 1 - SSIM
 */
public record ImageLoss(double l1, double l2, double ssim) {
  /** Loss and its gradient with respect to the first picture. */
  public record Result(double loss, Tensor gradient) {}

  /**
   * @param rendered [view, channel, height, width]
   * @param target the same shape
   */
  public Result compare(Tensor rendered, Tensor target) {
    float[] a = rendered.data();
    float[] b = target.data();
    float[] gradient = new float[a.length];
    double absolute = 0;
    double squares = 0;
    for (int i = 0; i < a.length; i++) {
      float d = a[i] - b[i];
      absolute += Math.abs(d);
      squares += (double) d * d;
      gradient[i] = (float) ((l1 * Math.signum(d) + 2 * l2 * d) / a.length);
    }
    double loss = (l1 * absolute + l2 * squares) / a.length;
    if (ssim > 0) {
      Ssim.Result similarity = Ssim.compare(rendered, target);
      loss += ssim * (1 - similarity.mean());
      for (int i = 0; i < a.length; i++) {
        gradient[i] -= (float) (ssim * similarity.gradient().at(i));
      }
    }
    return new Result(loss, Tensor.of(gradient, rendered.shape()));
  }
}
