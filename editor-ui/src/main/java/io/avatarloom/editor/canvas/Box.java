package io.avatarloom.editor.canvas;

/** An axis-aligned rectangle in graph units, y down. */
public record Box(double x, double y, double width, double height) {
  /** The rectangle between two corners in any order. */
  public static Box between(double x0, double y0, double x1, double y1) {
    return new Box(Math.min(x0, x1), Math.min(y0, y1), Math.abs(x1 - x0), Math.abs(y1 - y0));
  }

  public double right() {
    return x + width;
  }

  public double bottom() {
    return y + height;
  }

  public double middleX() {
    return x + width / 2;
  }

  public double middleY() {
    return y + height / 2;
  }

  public boolean holds(double px, double py) {
    return px >= x && py >= y && px < right() && py < bottom();
  }

  public boolean contains(Box other) {
    return holds(other.x(), other.y()) && holds(other.right(), other.bottom());
  }

  public boolean meets(Box other) {
    return other.x <= right() && other.right() >= x && other.y <= bottom() && other.bottom() >= y;
  }

  /** True when the straight line between two places passes here. */
  boolean meetsLine(double x0, double y0, double x1, double y1) {
    double dx = x1 - x0;
    double dy = y1 - y0;
    double reach = Math.abs(dx * height) + Math.abs(dy * width);
    double offset = dx * (middleY() - y0) - dy * (middleX() - x0);
    return Math.max(x0, x1) >= x
        && Math.min(x0, x1) <= right()
        && Math.max(y0, y1) >= y
        && Math.min(y0, y1) <= bottom()
        && Math.abs(offset) * 2 <= reach;
  }

  /** The part of a straight line that lies here, as x, y of its ends; the line must pass here. */
  double[] cut(double x0, double y0, double x1, double y1) {
    double[] range = {0, 1};
    narrow(range, x0, x1 - x0, x, right());
    narrow(range, y0, y1 - y0, y, bottom());
    return new double[] {
      x0 + range[0] * (x1 - x0),
      y0 + range[0] * (y1 - y0),
      x0 + range[1] * (x1 - x0),
      y0 + range[1] * (y1 - y0)
    };
  }

  private static void narrow(double[] range, double start, double length, double low, double high) {
    if (length != 0) {
      double a = (low - start) / length;
      double b = (high - start) / length;
      range[0] = Math.max(range[0], Math.min(a, b));
      range[1] = Math.min(range[1], Math.max(a, b));
    }
  }

  public Box grow(double by) {
    return new Box(x - by, y - by, width + 2 * by, height + 2 * by);
  }

  public Box union(Box other) {
    double l = Math.min(x, other.x);
    double t = Math.min(y, other.y);
    return new Box(
        l, t, Math.max(right(), other.right()) - l, Math.max(bottom(), other.bottom()) - t);
  }
}
