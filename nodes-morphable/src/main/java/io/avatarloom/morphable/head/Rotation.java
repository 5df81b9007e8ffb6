package io.avatarloom.morphable.head;

/** Rotation matrices, row-major 3x3. */
public final class Rotation {
  private Rotation() {}

  /**
   * Rodrigues' formula.
   *
   * @param x axis-angle vector in radians, with {@code y} and {@code z}
   */
  public static double[] ofAxisAngle(double x, double y, double z) {
    double angle = Math.sqrt(x * x + y * y + z * z);
    if (angle < 1e-12) {
      return new double[] {1, -z, y, z, 1, -x, -y, x, 1};
    }
    double sine = Math.sin(angle);
    double rest = 1 - Math.cos(angle);
    double a = x / angle;
    double b = y / angle;
    double c = z / angle;
    return new double[] {
      1 - rest * (b * b + c * c),
      rest * a * b - sine * c,
      rest * a * c + sine * b,
      rest * a * b + sine * c,
      1 - rest * (a * a + c * c),
      rest * b * c - sine * a,
      rest * a * c - sine * b,
      rest * b * c + sine * a,
      1 - rest * (a * a + b * b)
    };
  }

  /** Matrix product. */
  public static double[] multiply(double[] a, double[] b) {
    double[] product = new double[9];
    for (int row = 0; row < 3; row++) {
      for (int col = 0; col < 3; col++) {
        product[3 * row + col] =
            a[3 * row] * b[col] + a[3 * row + 1] * b[3 + col] + a[3 * row + 2] * b[6 + col];
      }
    }
    return product;
  }
}
