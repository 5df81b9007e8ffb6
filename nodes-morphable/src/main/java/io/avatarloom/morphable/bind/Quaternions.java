package io.avatarloom.morphable.bind;

/** Unit quaternions w, x, y, z. */
final class Quaternions {
  private static final int STEPS = 30;
  private static final double DONE = 1e-10;

  private Quaternions() {}

  /** The product a b: first b, then a. */
  static double[] multiply(double[] a, double[] b) {
    return new double[] {
      a[0] * b[0] - a[1] * b[1] - a[2] * b[2] - a[3] * b[3],
      a[0] * b[1] + a[1] * b[0] + a[2] * b[3] - a[3] * b[2],
      a[0] * b[2] - a[1] * b[3] + a[2] * b[0] + a[3] * b[1],
      a[0] * b[3] + a[1] * b[2] - a[2] * b[1] + a[3] * b[0]
    };
  }

  /** Row-major rotation matrix of a quaternion of any length but 0. */
  static double[] matrix(double[] q) {
    double n = 2 / (q[0] * q[0] + q[1] * q[1] + q[2] * q[2] + q[3] * q[3]);
    double w = q[0];
    double x = q[1];
    double y = q[2];
    double z = q[3];
    return new double[] {
      1 - n * (y * y + z * z),
      n * (x * y - w * z),
      n * (x * z + w * y),
      n * (x * y + w * z),
      1 - n * (x * x + z * z),
      n * (y * z - w * x),
      n * (x * z - w * y),
      n * (y * z + w * x),
      1 - n * (x * x + y * y)
    };
  }

  /**
   * The rotation in a 3x3 matrix: it maximises the trace of R^T a (Mueller et al. 2016, "A robust
   * method to extract the rotational part of deformations"). Never a reflection.
   *
   * @param a row-major
   */
  static double[] rotationIn(double[] a) {
    double[] q = {1, 0, 0, 0};
    for (int step = 0; step < STEPS; step++) {
      double[] r = matrix(q);
      double x = 0;
      double y = 0;
      double z = 0;
      double dot = 0;
      for (int c = 0; c < 3; c++) {
        x += r[3 + c] * a[6 + c] - r[6 + c] * a[3 + c];
        y += r[6 + c] * a[c] - r[c] * a[6 + c];
        z += r[c] * a[3 + c] - r[3 + c] * a[c];
        dot += r[c] * a[c] + r[3 + c] * a[3 + c] + r[6 + c] * a[6 + c];
      }
      double scale = 1 / (Math.abs(dot) + 1e-30);
      double angle = scale * Math.sqrt(x * x + y * y + z * z);
      if (angle < DONE) {
        break;
      }
      double sine = Math.sin(angle / 2) * scale / angle;
      q = multiply(new double[] {Math.cos(angle / 2), sine * x, sine * y, sine * z}, q);
    }
    double length = Math.sqrt(q[0] * q[0] + q[1] * q[1] + q[2] * q[2] + q[3] * q[3]);
    return new double[] {q[0] / length, q[1] / length, q[2] / length, q[3] / length};
  }
}
