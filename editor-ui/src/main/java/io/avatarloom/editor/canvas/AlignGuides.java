package io.avatarloom.editor.canvas;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Lines up the edges of a moved node with the edges of nodes nearby. */
final class AlignGuides {
  private static final double AROUND = 1200;

  private final List<Box> others = new ArrayList<>();
  private final Box lead;

  AlignGuides(Picture picture, Set<String> moved, String leadId) {
    lead = picture.node(leadId).map(Picture.Placed::box).orElse(null);
    if (lead != null) {
      for (int position : picture.nodesIn(lead.grow(AROUND))) {
        Picture.Placed node = picture.nodes().get(position);
        if (!moved.contains(node.id())) {
          others.add(node.box());
        }
      }
    }
  }

  /** How much further to move so that edges nearer than {@code reach} meet. */
  double[] nudge(double dx, double dy, double reach) {
    double[] nudge = {0, 0};
    if (lead == null) {
      return nudge;
    }
    double bestX = reach;
    double bestY = reach;
    for (Box other : others) {
      double offX = other.x() - (lead.x() + dx);
      double offY = other.y() - (lead.y() + dy);
      if (Math.abs(offX) < bestX) {
        bestX = Math.abs(offX);
        nudge[0] = offX;
      }
      if (Math.abs(offY) < bestY) {
        bestY = Math.abs(offY);
        nudge[1] = offY;
      }
    }
    return nudge;
  }

  /** Lines along edges that meet. */
  List<double[]> lines(double dx, double dy) {
    List<double[]> lines = new ArrayList<>();
    if (lead == null) {
      return lines;
    }
    double x = lead.x() + dx;
    double y = lead.y() + dy;
    double[] column = null;
    double[] row = null;
    for (Box other : others) {
      if (Math.abs(other.x() - x) < 0.01) {
        column =
            longer(
                column, x, Math.min(y, other.y()), x, Math.max(y + lead.height(), other.bottom()));
      }
      if (Math.abs(other.y() - y) < 0.01) {
        row = longer(row, Math.min(x, other.x()), y, Math.max(x + lead.width(), other.right()), y);
      }
    }
    if (column != null) {
      lines.add(column);
    }
    if (row != null) {
      lines.add(row);
    }
    return lines;
  }

  private static double[] longer(double[] line, double x0, double y0, double x1, double y1) {
    return line == null
        ? new double[] {x0, y0, x1, y1}
        : new double[] {
          Math.min(line[0], x0), Math.min(line[1], y0), Math.max(line[2], x1), Math.max(line[3], y1)
        };
  }
}
