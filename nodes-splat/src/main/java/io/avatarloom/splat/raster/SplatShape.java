package io.avatarloom.splat.raster;

/**
 * World-space shape of one splat: Sigma = R diag(s)^2 R^T with s = exp(log scale) and R the matrix
 * of the normalised quaternion. A scratch object, loaded splat by splat.
 */
final class SplatShape {
  /** Log scales are clamped from below, so that no square underflows. */
  static final double SMALLEST_LOG_SCALE = -30;

  /**
   * A splat of a larger log scale is left out: 22,000 units are beyond any scene, and in single
   * precision its gradient would be noise.
   */
  static final double LARGEST_LOG_SCALE = 10;

  /** Squared quaternion norms below this count as no rotation at all: the splat is left out. */
  private static final double SMALLEST_NORM2 = 1e-16;

  final double[] mean = new double[3];
  final double[] scale = new double[3];
  final double[] unitQuat = new double[4];
  final double[] rotation = new double[9];

  /** Sigma as xx, xy, xz, yy, yz, zz. */
  final double[] covariance = new double[6];

  double quatNorm;
  double opacity;

  /**
   * Loads splat {@code i}.
   *
   * @return false if the splat cannot be drawn: anything not finite in single precision, the square
   *     of the quaternion's norm included, a zero quaternion, or an absurd scale
   */
  boolean load(SplatArrays splats, int i) {
    double check = 0;
    for (int k = 0; k < 3; k++) {
      mean[k] = splats.means()[3 * i + k];
      double log = splats.logScales()[3 * i + k];
      scale[k] = Math.exp(Math.max(SMALLEST_LOG_SCALE, log));
      check += mean[k] + (log > LARGEST_LOG_SCALE ? Double.NaN : log);
    }
    double norm2 = 0;
    for (int k = 0; k < 4; k++) {
      unitQuat[k] = splats.quats()[4 * i + k];
      norm2 += unitQuat[k] * unitQuat[k];
    }
    double logit = splats.logitOpacities()[i];
    if (!Float.isFinite((float) (check + norm2 + logit)) || norm2 < SMALLEST_NORM2) {
      return false;
    }
    opacity = 1 / (1 + Math.exp(-logit));
    quatNorm = Math.sqrt(norm2);
    for (int k = 0; k < 4; k++) {
      unitQuat[k] /= quatNorm;
    }
    rotate();
    covary();
    return true;
  }

  private void rotate() {
    double w = unitQuat[0];
    double x = unitQuat[1];
    double y = unitQuat[2];
    double z = unitQuat[3];
    rotation[0] = 1 - 2 * (y * y + z * z);
    rotation[1] = 2 * (x * y - w * z);
    rotation[2] = 2 * (x * z + w * y);
    rotation[3] = 2 * (x * y + w * z);
    rotation[4] = 1 - 2 * (x * x + z * z);
    rotation[5] = 2 * (y * z - w * x);
    rotation[6] = 2 * (x * z - w * y);
    rotation[7] = 2 * (y * z + w * x);
    rotation[8] = 1 - 2 * (x * x + y * y);
  }

  private void covary() {
    double sx = scale[0] * scale[0];
    double sy = scale[1] * scale[1];
    double sz = scale[2] * scale[2];
    int out = 0;
    for (int i = 0; i < 3; i++) {
      for (int j = i; j < 3; j++) {
        covariance[out++] =
            rotation[3 * i] * sx * rotation[3 * j]
                + rotation[3 * i + 1] * sy * rotation[3 * j + 1]
                + rotation[3 * i + 2] * sz * rotation[3 * j + 2];
      }
    }
  }

  /**
   * Takes a gradient with respect to Sigma back to log scales and the raw quaternion.
   *
   * @param dSigma symmetric matrix as xx, xy, xz, yy, yz, zz, off-diagonals of the matrix form
   * @param dLogScale receives 3 numbers
   * @param dQuat receives 4 numbers
   */
  void backward(double[] dSigma, double[] dLogScale, double[] dQuat) {
    double[] dr = new double[9];
    for (int j = 0; j < 3; j++) {
      double r0 = rotation[j];
      double r1 = rotation[3 + j];
      double r2 = rotation[6 + j];
      double m0 = dSigma[0] * r0 + dSigma[1] * r1 + dSigma[2] * r2;
      double m1 = dSigma[1] * r0 + dSigma[3] * r1 + dSigma[4] * r2;
      double m2 = dSigma[2] * r0 + dSigma[4] * r1 + dSigma[5] * r2;
      double twice = 2 * scale[j] * scale[j];
      dLogScale[j] = twice * (r0 * m0 + r1 * m1 + r2 * m2);
      dr[j] = twice * m0;
      dr[3 + j] = twice * m1;
      dr[6 + j] = twice * m2;
    }
    quaternionGradient(dr, dQuat);
  }

  private void quaternionGradient(double[] dr, double[] dQuat) {
    double w = unitQuat[0];
    double x = unitQuat[1];
    double y = unitQuat[2];
    double z = unitQuat[3];
    double gw = 2 * (x * (dr[7] - dr[5]) + y * (dr[2] - dr[6]) + z * (dr[3] - dr[1]));
    double gx =
        2
            * (w * (dr[7] - dr[5])
                - 2 * x * (dr[4] + dr[8])
                + y * (dr[1] + dr[3])
                + z * (dr[2] + dr[6]));
    double gy =
        2
            * (w * (dr[2] - dr[6])
                + x * (dr[1] + dr[3])
                - 2 * y * (dr[0] + dr[8])
                + z * (dr[5] + dr[7]));
    double gz =
        2
            * (w * (dr[3] - dr[1])
                + x * (dr[2] + dr[6])
                + y * (dr[5] + dr[7])
                - 2 * z * (dr[0] + dr[4]));
    double radial = w * gw + x * gx + y * gy + z * gz;
    dQuat[0] = (gw - w * radial) / quatNorm;
    dQuat[1] = (gx - x * radial) / quatNorm;
    dQuat[2] = (gy - y * radial) / quatNorm;
    dQuat[3] = (gz - z * radial) / quatNorm;
  }
}
