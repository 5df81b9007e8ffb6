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

  /** Links of selected nodes are wider by this. Pixels. */
  private static final double STRONGER = 1.6;

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
    Box near = seen.grow((width + STRONGER + 2) / brush.scale);
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
    stroke(idle, width, seen, near);
    brush.fade(false);
    stroke(plain, width, seen, near);
    stroke(strong, width + STRONGER, seen, near);
  }

  private void stroke(List<LinkShape> links, double width, Box seen, Box near) {
    byColour.clear();
    links.forEach(
        link -> byColour.computeIfAbsent(link.colour(), key -> new ArrayList<>()).add(link));
    byColour.forEach(
        (colour, all) -> {
          brush.stroke(brush.theme.readable(colour), width);
          strokeAll(all, near);
        });
    if (brush.scale >= CURVED) {
      points(seen, links);
    }
  }

  private void strokeAll(List<LinkShape> links, Box near) {
    gc.beginPath();
    for (LinkShape link : links) {
      if (brush.scale < CURVED) {
        straight(link.points(), near);
      } else {
        link.pieces(near, this::trace);
      }
    }
    gc.stroke();
  }

  /** One link in a colour of its own. */
  void paint(LinkShape link, Color colour, double width) {
    brush.stroke(colour, width);
    strokeAll(List.of(link), link.box().grow(1));
  }

  private void trace(double[] p) {
    gc.moveTo(brush.x(p[0]), brush.y(p[1]));
    gc.bezierCurveTo(
        brush.x(p[2]), brush.y(p[3]), brush.x(p[4]), brush.y(p[5]), brush.x(p[6]), brush.y(p[7]));
  }

  private void straight(double[] p, Box near) {
    for (int i = 0; i + 3 < p.length; i += 2) {
      if (near.meetsLine(p[i], p[i + 1], p[i + 2], p[i + 3])) {
        double[] part = near.cut(p[i], p[i + 1], p[i + 2], p[i + 3]);
        gc.moveTo(brush.x(part[0]), brush.y(part[1]));
        gc.lineTo(brush.x(part[2]), brush.y(part[3]));
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
