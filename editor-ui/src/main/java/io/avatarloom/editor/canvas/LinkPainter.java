package io.avatarloom.editor.canvas;

import io.avatarloom.core.graph.Link;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/** Draws links: curves when they are large, straight lines when they are small. */
final class LinkPainter {
  /** Below this scale links are straight. */
  private static final double CURVED = 0.3;

  private final Brush brush;
  private final GraphicsContext gc;
  private final Map<Integer, List<LinkShape>> byColour = new HashMap<>();

  LinkPainter(Brush brush) {
    this.brush = brush;
    this.gc = brush.gc;
  }

  /**
   * Draws links: those that carry nothing lie lowest and are faint, those of selected nodes stand
   * out.
   *
   * @param seen what does not pass here is left out
   */
  void paint(List<LinkShape> links, Box seen, Marks marks) {
    double width = Math.min(2.2, Math.max(1, 2 * brush.scale));
    Box near = seen.grow(width + 2 / brush.scale);
    List<LinkShape> idle = new ArrayList<>();
    List<LinkShape> plain = new ArrayList<>();
    List<LinkShape> strong = new ArrayList<>();
    for (LinkShape link : links) {
      if (brush.scale < CURVED ? link.passesStraight(near) : link.passes(near)) {
        Link ends = link.item().link();
        boolean chosen =
            marks.selection().contains(ends.from().owner())
                || marks.selection().contains(ends.to().owner());
        (chosen ? strong : marks.isIdle(ends) ? idle : plain).add(link);
      }
    }
    brush.fade(true);
    stroke(idle, width, seen);
    brush.fade(false);
    stroke(plain, width, seen);
    stroke(strong, width + 1.6, seen);
  }

  private void stroke(List<LinkShape> links, double width, Box seen) {
    byColour.clear();
    links.forEach(
        link -> byColour.computeIfAbsent(link.colour(), key -> new ArrayList<>()).add(link));
    byColour.forEach(
        (colour, all) -> {
          brush.stroke(brush.theme.readable(colour), width);
          strokeAll(all);
        });
    if (brush.scale >= CURVED) {
      points(seen, links);
    }
  }

  private void strokeAll(List<LinkShape> links) {
    gc.beginPath();
    for (LinkShape link : links) {
      trace(link.points());
    }
    gc.stroke();
  }

  /** One link in a colour of its own. */
  void paint(LinkShape link, Color colour, double width) {
    brush.stroke(colour, width);
    strokeAll(List.of(link));
  }

  private void trace(double[] p) {
    gc.moveTo(brush.x(p[0]), brush.y(p[1]));
    for (int i = 0; i + 3 < p.length; i += 2) {
      double x1 = brush.x(p[i + 2]);
      double y1 = brush.y(p[i + 3]);
      if (brush.scale < CURVED) {
        gc.lineTo(x1, y1);
      } else {
        double slack = LinkShape.slack(p, i) * brush.scale;
        gc.bezierCurveTo(brush.x(p[i]) + slack, brush.y(p[i + 1]), x1 - slack, y1, x1, y1);
      }
    }
  }

  private void points(Box seen, List<LinkShape> links) {
    double r = Math.max(3, 5 * brush.scale);
    for (LinkShape link : links) {
      double[] p = link.points();
      for (int i = 2; i + 2 < p.length; i += 2) {
        if (seen.holds(p[i], p[i + 1])) {
          brush.fill(brush.theme.readable(link.colour()));
          gc.fillOval(brush.x(p[i]) - r, brush.y(p[i + 1]) - r, 2 * r, 2 * r);
        }
      }
    }
  }
}
