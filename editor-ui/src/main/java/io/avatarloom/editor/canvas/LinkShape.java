package io.avatarloom.editor.canvas;

import io.avatarloom.editor.session.LinkItem;
import java.util.function.Consumer;

/**
 * A link as it is drawn: a chain of cubic curves through its reroute points.
 *
 * @param points x, y of the ends and of the reroute points between them, from output to input
 * @param colour 0xrrggbb of what it carries
 */
public record LinkShape(LinkItem item, double[] points, int colour, Box box) {
  /** Steps a curve is sampled in, for distances. */
  private static final int STEPS = 24;

  /** Length of the pieces a curve is tested in, graph units. */
  private static final double PIECE = 80;

  static LinkShape of(LinkItem item, double[] points, int colour) {
    Box box = new Box(points[0], points[1], 0, 0);
    for (int i = 0; i + 3 < points.length; i += 2) {
      double slack = slack(points, i);
      box =
          box.union(Box.between(points[i], points[i + 1], points[i + 2], points[i + 3]))
              .union(
                  Box.between(
                      points[i] + slack, points[i + 1], points[i + 2] - slack, points[i + 3]));
    }
    return new LinkShape(item, points, colour, box);
  }

  /** Number of curves. */
  int segments() {
    return points.length / 2 - 1;
  }

  /** How far the control points of the curve from point {@code i} lie from its ends. */
  static double slack(double[] points, int i) {
    double dx = points[i + 2] - points[i];
    double dy = Math.abs(points[i + 3] - points[i + 1]);
    if (dx >= 0) {
      return Math.min(Math.max(dx * 0.5, Math.min(40, dy * 0.5)), 160);
    }
    return Math.min(160, 40 + Math.min(-dx, 400) * 0.3);
  }

  /** A place on the link, {@code t} from 0 at the output to 1 at the input. */
  double[] at(double t) {
    int segment = Math.min((int) (t * segments()), segments() - 1);
    return onCurve(2 * segment, t * segments() - segment);
  }

  private double[] onCurve(int i, double t) {
    double slack = slack(points, i);
    return new double[] {
      cubic(points[i], points[i] + slack, points[i + 2] - slack, points[i + 2], t),
      cubic(points[i + 1], points[i + 1], points[i + 3], points[i + 3], t)
    };
  }

  private static double cubic(double a, double b, double c, double d, double t) {
    double s = 1 - t;
    return s * s * s * a + 3 * s * s * t * b + 3 * s * t * t * c + t * t * t * d;
  }

  /** False only when the curve does not pass an area. */
  boolean passes(Box area) {
    boolean[] found = new boolean[1];
    pieces(area, curve -> found[0] = true);
    return found[0];
  }

  /**
   * The pieces of the curve near an area, longer than what lies in it by {@value #PIECE} at most:
   * stroking a link that crosses the whole graph costs as much as a short one.
   *
   * @param each hears of x, y of start, two control points and end
   */
  void pieces(Box area, Consumer<double[]> each) {
    for (int i = 0; i + 3 < points.length; i += 2) {
      pieces(i, area, each);
    }
  }

  private void pieces(int i, Box area, Consumer<double[]> each) {
    double dx = points[i + 2] - points[i];
    double dy = points[i + 3] - points[i + 1];
    double bend = 6 * Math.hypot(dx - 3 * slack(points, i), dy);
    int steps = (int) Math.max(1, Math.min(STEPS, Math.hypot(dx, dy) / PIECE));
    Box near = area.grow(bend / (8.0 * steps * steps));
    double[] last = onCurve(i, 0);
    int first = -1;
    for (int step = 1; step <= steps; step++) {
      double[] next = onCurve(i, (double) step / steps);
      if (near.meetsLine(last[0], last[1], next[0], next[1])) {
        first = first < 0 ? step - 1 : first;
      } else if (first >= 0) {
        each.accept(piece(i, (double) first / steps, (step - 1.0) / steps));
        first = -1;
      }
      last = next;
    }
    if (first >= 0) {
      each.accept(piece(i, (double) first / steps, 1));
    }
  }

  /** The part of a curve between two places on it, which is a cubic curve too. */
  private double[] piece(int i, double from, double to) {
    double[] start = onCurve(i, from);
    double[] end = onCurve(i, to);
    double third = (to - from) / 3;
    double[] out = direction(i, from);
    double[] in = direction(i, to);
    return new double[] {
      start[0],
      start[1],
      start[0] + third * out[0],
      start[1] + third * out[1],
      end[0] - third * in[0],
      end[1] - third * in[1],
      end[0],
      end[1]
    };
  }

  private double[] direction(int i, double t) {
    double slack = slack(points, i);
    return new double[] {
      slope(points[i], points[i] + slack, points[i + 2] - slack, points[i + 2], t),
      slope(points[i + 1], points[i + 1], points[i + 3], points[i + 3], t)
    };
  }

  private static double slope(double a, double b, double c, double d, double t) {
    double s = 1 - t;
    return 3 * (s * s * (b - a) + 2 * s * t * (c - b) + t * t * (d - c));
  }

  /** True when the straight lines between the points of the link pass an area. */
  boolean passesStraight(Box area) {
    for (int i = 0; i + 3 < points.length; i += 2) {
      if (area.meetsLine(points[i], points[i + 1], points[i + 2], points[i + 3])) {
        return true;
      }
    }
    return false;
  }

  /** Distance of a place to the link. */
  double distance(double x, double y) {
    double nearest = Double.MAX_VALUE;
    double[] last = at(0);
    for (int step = 1; step <= STEPS * segments(); step++) {
      double[] next = at((double) step / (STEPS * segments()));
      nearest = Math.min(nearest, toSegment(x, y, last, next));
      last = next;
    }
    return nearest;
  }

  /** Which curve is nearest to a place. */
  int segmentNear(double x, double y) {
    int best = 0;
    double nearest = Double.MAX_VALUE;
    for (int segment = 0; segment < segments(); segment++) {
      double[] last = onCurve(2 * segment, 0);
      for (int step = 1; step <= STEPS; step++) {
        double[] next = onCurve(2 * segment, (double) step / STEPS);
        double distance = toSegment(x, y, last, next);
        if (distance < nearest) {
          nearest = distance;
          best = segment;
        }
        last = next;
      }
    }
    return best;
  }

  /** True when the straight line between two places crosses the link. */
  boolean crosses(double x0, double y0, double x1, double y1) {
    if (!box.meets(Box.between(x0, y0, x1, y1))) {
      return false;
    }
    double[] last = at(0);
    for (int step = 1; step <= STEPS * segments(); step++) {
      double[] next = at((double) step / (STEPS * segments()));
      if (java.awt.geom.Line2D.linesIntersect(x0, y0, x1, y1, last[0], last[1], next[0], next[1])) {
        return true;
      }
      last = next;
    }
    return false;
  }

  private static double toSegment(double x, double y, double[] a, double[] b) {
    return java.awt.geom.Line2D.ptSegDist(a[0], a[1], b[0], b[1], x, y);
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
