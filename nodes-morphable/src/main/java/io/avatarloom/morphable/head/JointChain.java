package io.avatarloom.morphable.head;

/** World transforms of a joint tree; parents come before their children. */
final class JointChain {
  private final double[][] rotations;
  private final double[] positions;
  private final double[] offsets;

  /**
   * @param parents -1 for the root
   * @param rest [joint, 3] joint positions at rest
   * @param local rotation of every joint in its parent's frame, row-major 3x3
   */
  JointChain(int[] parents, double[] rest, double[][] local) {
    int count = parents.length;
    rotations = new double[count][];
    positions = new double[3 * count];
    offsets = new double[3 * count];
    for (int j = 0; j < count; j++) {
      int p = parents[j];
      rotations[j] = p < 0 ? local[j] : Rotation.multiply(rotations[p], local[j]);
      double x = rest[3 * j];
      double y = rest[3 * j + 1];
      double z = rest[3 * j + 2];
      for (int c = 0; c < 3; c++) {
        positions[3 * j + c] =
            p < 0 ? rest[3 * j + c] : dot(rotations[p], c, x, y, z) + offsets[3 * p + c];
        offsets[3 * j + c] = positions[3 * j + c] - dot(rotations[j], c, x, y, z);
      }
    }
  }

  private static double dot(double[] m, int row, double x, double y, double z) {
    return m[3 * row] * x + m[3 * row + 1] * y + m[3 * row + 2] * z;
  }

  /** Adds weight times the skinning transform of joint {@code j} applied to a rest point. */
  void addTransformed(int j, double weight, double x, double y, double z, double[] sum) {
    double[] r = rotations[j];
    for (int c = 0; c < 3; c++) {
      sum[c] += weight * (dot(r, c, x, y, z) + offsets[3 * j + c]);
    }
  }

  /** [joint, 3] posed positions. */
  double[] positions() {
    return positions;
  }
}
