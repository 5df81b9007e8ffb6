package io.avatarloom.splat.raster;

/**
 * Real spherical harmonics up to degree 3 in the order and signs of 3DGS (degree 1: -y, z, -x), as
 * polynomials of a unit direction.
 */
final class SphericalHarmonics {
  /** Number of basis functions of degree 3. */
  static final int MAX_TERMS = 16;

  private static final double C0 = 0.28209479177387814;
  private static final double C1 = 0.4886025119029199;
  private static final double C2A = 1.0925484305920792;
  private static final double C2B = 0.31539156525252005;
  private static final double C2C = 0.5462742152960396;
  private static final double C3A = 0.5900435899266435;
  private static final double C3B = 2.890611442640554;
  private static final double C3C = 0.4570457994644658;
  private static final double C3D = 0.3731763325901154;
  private static final double C3E = 1.445305721320277;

  private SphericalHarmonics() {}

  /** Basis values of a unit direction into {@code out}. */
  static void basis(int degree, double x, double y, double z, double[] out) {
    out[0] = C0;
    if (degree < 1) {
      return;
    }
    out[1] = -C1 * y;
    out[2] = C1 * z;
    out[3] = -C1 * x;
    if (degree < 2) {
      return;
    }
    double xx = x * x;
    double yy = y * y;
    double zz = z * z;
    out[4] = C2A * x * y;
    out[5] = -C2A * y * z;
    out[6] = C2B * (2 * zz - xx - yy);
    out[7] = -C2A * x * z;
    out[8] = C2C * (xx - yy);
    if (degree < 3) {
      return;
    }
    out[9] = -C3A * y * (3 * xx - yy);
    out[10] = C3B * x * y * z;
    out[11] = -C3C * y * (4 * zz - xx - yy);
    out[12] = C3D * z * (2 * zz - 3 * xx - 3 * yy);
    out[13] = -C3C * x * (4 * zz - xx - yy);
    out[14] = C3E * z * (xx - yy);
    out[15] = -C3A * x * (xx - 3 * yy);
  }

  /**
   * Gradient with respect to the direction of the sum of {@code weight[k] * basis[k]}, the basis
   * taken as polynomials of x, y, z.
   *
   * @param out receives three numbers
   */
  static void directionGradient(
      int degree, double x, double y, double z, double[] weight, double[] out) {
    double gx = -C1 * weight[3];
    double gy = -C1 * weight[1];
    double gz = C1 * weight[2];
    if (degree > 1) {
      gx += C2A * (y * weight[4] - z * weight[7]) - 2 * C2B * x * weight[6];
      gx += 2 * C2C * x * weight[8];
      gy += C2A * (x * weight[4] - z * weight[5]) - 2 * C2B * y * weight[6];
      gy -= 2 * C2C * y * weight[8];
      gz += -C2A * (y * weight[5] + x * weight[7]) + 4 * C2B * z * weight[6];
    }
    if (degree > 2) {
      double xx = x * x;
      double yy = y * y;
      double zz = z * z;
      gx += -6 * C3A * x * y * weight[9] + C3B * y * z * weight[10] + 2 * C3C * x * y * weight[11];
      gx += -6 * C3D * x * z * weight[12] - C3C * (4 * zz - 3 * xx - yy) * weight[13];
      gx += 2 * C3E * x * z * weight[14] - 3 * C3A * (xx - yy) * weight[15];
      gy += -3 * C3A * (xx - yy) * weight[9] + C3B * x * z * weight[10];
      gy += -C3C * (4 * zz - xx - 3 * yy) * weight[11] - 6 * C3D * y * z * weight[12];
      gy += 2 * C3C * x * y * weight[13] - 2 * C3E * y * z * weight[14];
      gy += 6 * C3A * x * y * weight[15];
      gz += C3B * x * y * weight[10] - 8 * C3C * y * z * weight[11];
      gz += C3D * (6 * zz - 3 * xx - 3 * yy) * weight[12] - 8 * C3C * x * z * weight[13];
      gz += C3E * (xx - yy) * weight[14];
    }
    out[0] = gx;
    out[1] = gy;
    out[2] = gz;
  }
}
