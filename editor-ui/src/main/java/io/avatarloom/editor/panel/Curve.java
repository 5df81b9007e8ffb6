package io.avatarloom.editor.panel;

/**
 * One line of a plot.
 *
 * @param x ascending
 * @param y as long as x; NaN where there is nothing
 */
record Curve(String name, double[] x, double[] y) {
  /**
   * The same line with a running mean over it.
   *
   * @param weight share of the mean that stays from point to point, 0 for the line itself, below 1
   */
  Curve smoothed(double weight) {
    if (weight <= 0) {
      return this;
    }
    double[] mean = new double[y.length];
    double sum = 0;
    double weights = 0;
    for (int i = 0; i < y.length; i++) {
      if (Double.isFinite(y[i])) {
        sum = weight * sum + (1 - weight) * y[i];
        weights = weight * weights + (1 - weight);
        mean[i] = sum / weights;
      } else {
        mean[i] = Double.NaN;
      }
    }
    return new Curve(name, x, mean);
  }

  /** Position of the point nearest to a place on the axis; -1 when there is none. */
  int nearest(double at) {
    int found = -1;
    for (int i = 0; i < x.length; i++) {
      boolean nearer = found < 0 || Math.abs(x[i] - at) < Math.abs(x[found] - at);
      if (Double.isFinite(y[i]) && nearer) {
        found = i;
      }
    }
    return found;
  }
}
