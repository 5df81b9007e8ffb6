package io.avatarloom.core.tensor;

/**
 * A similarity of the plane: rotation, uniform scale, translation, no reflection; q = [a -b; b a] p
 * + (x, y).
 *
 * @param a scale times cosine of the angle
 * @param b scale times sine of the angle
 */
public record Similarity(double a, double b, double x, double y) {
  /**
   * Least-squares fit of point pairs (Umeyama 1991, with scale).
   *
   * @param from [point * 2] x, y
   * @param to [point * 2] x, y
   */
  public static Similarity fit(double[] from, double[] to) {
    int n = from.length / 2;
    double fx = 0;
    double fy = 0;
    double tx = 0;
    double ty = 0;
    for (int i = 0; i < n; i++) {
      fx += from[2 * i] / n;
      fy += from[2 * i + 1] / n;
      tx += to[2 * i] / n;
      ty += to[2 * i + 1] / n;
    }
    double dot = 0;
    double cross = 0;
    double norm = 0;
    for (int i = 0; i < n; i++) {
      double px = from[2 * i] - fx;
      double py = from[2 * i + 1] - fy;
      double qx = to[2 * i] - tx;
      double qy = to[2 * i + 1] - ty;
      dot += px * qx + py * qy;
      cross += px * qy - py * qx;
      norm += px * px + py * py;
    }
    double a = dot / norm;
    double b = cross / norm;
    return new Similarity(a, b, tx - a * fx + b * fy, ty - b * fx - a * fy);
  }

  /** Rotation by an angle in radians and uniform scale about the origin, then a shift. */
  public static Similarity of(double scale, double angle, double x, double y) {
    return new Similarity(scale * Math.cos(angle), scale * Math.sin(angle), x, y);
  }

  public double scale() {
    return Math.hypot(a, b);
  }

  public double mapX(double px, double py) {
    return a * px - b * py + x;
  }

  public double mapY(double px, double py) {
    return b * px + a * py + y;
  }

  /** The 2 x 3 matrix [[a, -b, x], [b, a, y]]. */
  public Tensor matrix() {
    return Tensor.of(new double[] {a, -b, x, b, a, y}, 2, 3);
  }
}
