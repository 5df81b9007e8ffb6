package io.avatarloom.morphable.bind;

/**
 * Rotation and shift p' = R p + t.
 *
 * @param quaternion of R, w, x, y, z
 * @param rotation R, row-major
 * @param shift t
 */
record RigidMotion(double[] quaternion, double[] rotation, double[] shift) {

  /**
   * The least-squares motion of some vertices (Kabsch).
   *
   * @param weights [vertex] zero for vertices that do not count
   */
  static RigidMotion between(float[] before, float[] after, float[] weights) {
    double[] from = centroid(before, weights);
    double[] to = centroid(after, weights);
    double[] covariance = new double[9];
    for (int v = 0; v < weights.length; v++) {
      if (weights[v] != 0) {
        for (int r = 0; r < 3; r++) {
          for (int c = 0; c < 3; c++) {
            covariance[3 * r + c] +=
                weights[v] * (after[3 * v + r] - to[r]) * (before[3 * v + c] - from[c]);
          }
        }
      }
    }
    double[] quaternion = Quaternions.rotationIn(covariance);
    double[] rotation = Quaternions.matrix(quaternion);
    double[] shift = new double[3];
    for (int r = 0; r < 3; r++) {
      shift[r] =
          to[r]
              - rotation[3 * r] * from[0]
              - rotation[3 * r + 1] * from[1]
              - rotation[3 * r + 2] * from[2];
    }
    return new RigidMotion(quaternion, rotation, shift);
  }

  private static double[] centroid(float[] points, float[] weights) {
    double[] sum = new double[3];
    double total = 0;
    for (int v = 0; v < weights.length; v++) {
      total += weights[v];
      for (int c = 0; c < 3; c++) {
        sum[c] += weights[v] * points[3 * v + c];
      }
    }
    return new double[] {sum[0] / total, sum[1] / total, sum[2] / total};
  }

  /** Coordinate {@code axis} of the moved point. */
  double move(int axis, double x, double y, double z) {
    return rotation[3 * axis] * x
        + rotation[3 * axis + 1] * y
        + rotation[3 * axis + 2] * z
        + shift[axis];
  }
}
