package io.avatarloom.diffusion.loss;

import io.avatarloom.core.tensor.Tensor;

/** Total variation of the normalised disparity of renders (Arc2Avatar, train.py), exactly. */
public final class DisparityVariation {
  private DisparityVariation() {}

  /**
   * @param loss the total variation
   * @param byDepth gradient by accumulated depth, shaped like it
   * @param byAlpha gradient by coverage
   */
  public record Result(double loss, Tensor byDepth, Tensor byAlpha) {}

  /**
   * @param depth [view, 1, height, width] accumulated depth
   * @param alpha [view, 1, height, width] coverage
   * @param focals focal length over the width, of each view
   */
  public static Result of(Tensor depth, Tensor alpha, double[] focals) {
    int pixels = depth.size(2) * depth.size(3);
    float[] values = new float[depth.length()];
    Disparity[] views = new Disparity[focals.length];
    for (int view = 0; view < views.length; view++) {
      views[view] = Disparity.of(depth, alpha, view * pixels, pixels, focals[view]);
      System.arraycopy(views[view].values(), 0, values, view * pixels, pixels);
    }
    ImageLoss.Result variation = TotalVariation.of(Tensor.of(values, depth.shape()));
    float[] byDepth = new float[values.length];
    float[] byAlpha = new float[values.length];
    for (int view = 0; view < views.length; view++) {
      views[view].pullBack(variation.gradient().data(), view * pixels, byDepth, byAlpha);
    }
    return new Result(
        variation.loss(), Tensor.of(byDepth, depth.shape()), Tensor.of(byAlpha, alpha.shape()));
  }
}
