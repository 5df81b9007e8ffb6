package io.avatarloom.diffusion.loss;

import io.avatarloom.core.tensor.Tensor;

/**
 * Normalised disparity of one render (Arc2Avatar, gaussian_renderer): d = focal / (depth + 10 T +
 * 1e-5), T the transmittance, minus the least d where T is at most 0.1, over the range to the
 * largest d, cut to 0..1.
 *
 * @param values [pixel] in 0..1
 * @param slope [pixel] of d by accumulated depth
 * @param unclamped [pixel] (d - least) / range before the cut
 * @param range largest minus least d
 * @param least pixel that has the least d
 * @param largest pixel that has the largest d
 */
record Disparity(
    float[] values, double[] slope, double[] unclamped, double range, int least, int largest) {
  /** What transmittance adds to the depth, and so coverage takes away. */
  private static final double BACKGROUND = 10;

  private static final double OPAQUE = 0.1;
  private static final double FLAT = 1e-12;

  /**
   * @param depth accumulated depth of all views
   * @param alpha coverage of all views
   * @param from first pixel of the view
   * @param focal focal length over the width of the picture
   */
  static Disparity of(Tensor depth, Tensor alpha, int from, int pixels, double focal) {
    double[] d = new double[pixels];
    double[] slope = new double[pixels];
    int least = -1;
    int anyLeast = 0;
    int largest = 0;
    for (int i = 0; i < pixels; i++) {
      double transmittance = 1 - alpha.at(from + i);
      double away = depth.at(from + i) + BACKGROUND * transmittance + 1e-5;
      d[i] = focal / away;
      slope[i] = -focal / (away * away);
      largest = d[i] > d[largest] ? i : largest;
      anyLeast = d[i] < d[anyLeast] ? i : anyLeast;
      if (transmittance <= OPAQUE && (least < 0 || d[i] < d[least])) {
        least = i;
      }
    }
    least = least < 0 ? anyLeast : least;
    double range = Math.max(FLAT, d[largest] - d[least]);
    double[] unclamped = new double[pixels];
    float[] values = new float[pixels];
    for (int i = 0; i < pixels; i++) {
      unclamped[i] = (d[i] - d[least]) / range;
      values[i] = (float) Math.max(0, Math.min(1, unclamped[i]));
    }
    return new Disparity(values, slope, unclamped, range, least, largest);
  }

  /**
   * Adds the gradients by depth and coverage.
   *
   * @param upstream gradient by the values of all views
   * @param from first pixel of this view in all three
   */
  void pullBack(float[] upstream, int from, float[] byDepth, float[] byAlpha) {
    double[] byD = new double[values.length];
    double byLeast = 0;
    double byLargest = 0;
    for (int i = 0; i < byD.length; i++) {
      double g = unclamped[i] < 0 || unclamped[i] > 1 ? 0 : upstream[from + i] / range;
      byD[i] = g;
      byLeast -= g * (1 - unclamped[i]);
      byLargest -= g * unclamped[i];
    }
    byD[least] += byLeast;
    byD[largest] += byLargest;
    for (int i = 0; i < byD.length; i++) {
      byDepth[from + i] += (float) (byD[i] * slope[i]);
      byAlpha[from + i] -= (float) (BACKGROUND * byD[i] * slope[i]);
    }
  }
}
