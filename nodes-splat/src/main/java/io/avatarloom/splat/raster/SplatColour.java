package io.avatarloom.splat.raster;

/**
 * View-dependent colour of one splat: max(0, 0.5 + SH(direction from the camera)) per channel. A
 * scratch object, loaded pair by pair.
 */
final class SplatColour {
  final double[] rgb = new double[3];
  private final double[] basis = new double[SphericalHarmonics.MAX_TERMS];
  private final double[] direction = new double[3];
  private final double[] weight = new double[SphericalHarmonics.MAX_TERMS];
  private final double[] scratch = new double[3];
  private double distance;

  void load(SplatArrays splats, int i, double[] mean, ViewCamera camera) {
    int terms = splats.shTerms();
    if (splats.shDegree() > 0) {
      double length2 = 0;
      for (int k = 0; k < 3; k++) {
        direction[k] = mean[k] - camera.centre[k];
        length2 += direction[k] * direction[k];
      }
      distance = Math.sqrt(length2);
      for (int k = 0; k < 3; k++) {
        direction[k] /= distance;
      }
    }
    SphericalHarmonics.basis(splats.shDegree(), direction[0], direction[1], direction[2], basis);
    float[] sh = splats.sh();
    int base = 3 * terms * i;
    for (int c = 0; c < 3; c++) {
      double sum = 0.5;
      for (int k = 0; k < terms; k++) {
        sum += basis[k] * sh[base + 3 * k + c];
      }
      rgb[c] = sum > 0 ? sum : sum <= 0 ? 0 : Double.NaN;
    }
  }

  /**
   * Adds the gradient of the loaded pair; channels clamped to 0 get none.
   *
   * @param dRgb three numbers starting at {@code at}
   * @param dSh [terms, 3], summed over views
   * @param dMean summed over views
   */
  void backward(SplatArrays splats, int i, double[] dRgb, int at, double[] dSh, double[] dMean) {
    int terms = splats.shTerms();
    float[] sh = splats.sh();
    int base = 3 * terms * i;
    for (int k = 0; k < terms; k++) {
      double sum = 0;
      for (int c = 0; c < 3; c++) {
        double g = rgb[c] > 0 ? dRgb[at + c] : 0;
        dSh[3 * k + c] += basis[k] * g;
        sum += sh[base + 3 * k + c] * g;
      }
      weight[k] = sum;
    }
    if (splats.shDegree() == 0) {
      return;
    }
    SphericalHarmonics.directionGradient(
        splats.shDegree(), direction[0], direction[1], direction[2], weight, scratch);
    double radial =
        direction[0] * scratch[0] + direction[1] * scratch[1] + direction[2] * scratch[2];
    for (int k = 0; k < 3; k++) {
      dMean[k] += (scratch[k] - direction[k] * radial) / distance;
    }
  }
}
