package io.avatarloom.morphable.bind;

/** Unit quaternions w, x, y, z. */
final class Quaternions {
  private static final int STEPS = 30;
  private static final double DONE = 1e-10;
  private static final double LEAST_CURVATURE = 1e-6;

  /** Longest Newton step, radians. */
  private static final double LARGEST = 0.5;

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
   * The rotation in a 3x3 matrix: it maximises the trace of R^T a. Never a reflection. Short Newton
   * steps where the trace curves down in all directions, else those of Mueller et al. 2016 ("A
   * robust method to extract the rotational part of deformations").
   *
   * @param a row-major
   */
  static double[] rotationIn(double[] a) {
    double[] q = {1, 0, 0, 0};
    double[] turn = new double[3];
    for (int step = 0; step < STEPS; step++) {
      turnToward(matrix(q), a, turn);
      double angle = Math.sqrt(turn[0] * turn[0] + turn[1] * turn[1] + turn[2] * turn[2]);
      if (angle < DONE) {
        break;
      }
      double sine = Math.sin(angle / 2) / angle;
      double[] by = {Math.cos(angle / 2), sine * turn[0], sine * turn[1], sine * turn[2]};
      q = multiply(by, q);
    }
    double length = Math.sqrt(q[0] * q[0] + q[1] * q[1] + q[2] * q[2] + q[3] * q[3]);
    return new double[] {q[0] / length, q[1] / length, q[2] / length, q[3] / length};
  }

  /** The axis times the angle of the next step from rotation r. */
  private static void turnToward(double[] r, double[] a, double[] turn) {
    double xx = r[0] * a[0] + r[1] * a[1] + r[2] * a[2];
    double yy = r[3] * a[3] + r[4] * a[4] + r[5] * a[5];
    double zz = r[6] * a[6] + r[7] * a[7] + r[8] * a[8];
    double xy = r[0] * a[3] + r[1] * a[4] + r[2] * a[5];
    double yx = r[3] * a[0] + r[4] * a[1] + r[5] * a[2];
    double xz = r[0] * a[6] + r[1] * a[7] + r[2] * a[8];
    double zx = r[6] * a[0] + r[7] * a[1] + r[8] * a[2];
    double yz = r[3] * a[6] + r[4] * a[7] + r[5] * a[8];
    double zy = r[6] * a[3] + r[7] * a[4] + r[8] * a[5];
    double x = yz - zy;
    double y = zx - xz;
    double z = xy - yx;
    double p = yy + zz;
    double q = xx + zz;
    double s = xx + yy;
    double pq = -(xy + yx) / 2;
    double ps = -(xz + zx) / 2;
    double qs = -(yz + zy) / 2;
    double minor = p * q - pq * pq;
    double cofactorP = q * s - qs * qs;
    double cofactorPq = ps * qs - pq * s;
    double cofactorPs = pq * qs - ps * q;
    double determinant = p * cofactorP + pq * cofactorPq + ps * cofactorPs;
    double size = Math.abs(xx) + Math.abs(yy) + Math.abs(zz) + 1e-30;
    if (p > 0 && minor > 0 && determinant > LEAST_CURVATURE * size * size * size) {
      double cofactorQs = pq * ps - p * qs;
      turn[0] = (cofactorP * x + cofactorPq * y + cofactorPs * z) / determinant;
      turn[1] = (cofactorPq * x + (p * s - ps * ps) * y + cofactorQs * z) / determinant;
      turn[2] = (cofactorPs * x + cofactorQs * y + minor * z) / determinant;
      if (turn[0] * turn[0] + turn[1] * turn[1] + turn[2] * turn[2] < LARGEST * LARGEST) {
        return;
      }
    }
    double scale = 1 / (Math.abs(xx + yy + zz) + 1e-30);
    turn[0] = scale * x;
    turn[1] = scale * y;
    turn[2] = scale * z;
  }
}
