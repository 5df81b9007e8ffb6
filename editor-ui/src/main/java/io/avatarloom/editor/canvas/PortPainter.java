package io.avatarloom.editor.canvas;

import io.avatarloom.core.graph.PortRef;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/** Draws the ports of nodes, and the ways that lead through nodes that hand values on. */
final class PortPainter {
  /** Below this scale ports are squares. */
  private static final double ROUND = 0.45;

  private final Brush brush;
  private final GraphicsContext gc;
  private final Marks marks;

  PortPainter(Brush brush, Marks marks) {
    this.brush = brush;
    this.gc = brush.gc;
    this.marks = marks;
  }

  void paint(Picture picture, Picture.Placed node) {
    double r = Math.max(1.5, 5.2 * brush.scale);
    for (PortShape port : node.shape().ports()) {
      PortRef ref = new PortRef(node.id(), port.id());
      boolean linked = picture.isLinked(ref, port.isInput());
      if (port.kind() != PortShape.Kind.PARAMETER || linked) {
        double x = brush.x(node.box().x() + port.x());
        double y = brush.y(node.box().y() + port.y());
        if (brush.isNear(x, y, 2 * r, 2 * r)) {
          paint(port, x, y, r, linked, marks.isBad(ref));
        }
      }
    }
  }

  private void paint(PortShape port, double x, double y, double r, boolean linked, boolean bad) {
    Color colour = brush.theme.readable(TypeColour.of(port.type()));
    if (brush.scale < ROUND) {
      brush.fill(bad ? brush.theme.bad : colour);
      gc.fillRect(x - r, y - r, 2 * r, 2 * r);
      return;
    }
    brush.fill(bad ? brush.theme.bad : brush.theme.background);
    gc.fillOval(x - r - 1.5, y - r - 1.5, 2 * r + 3, 2 * r + 3);
    brush.fill(colour);
    if (port.kind() == PortShape.Kind.MANY_INPUT) {
      gc.fillRoundRect(x - r * 0.8, y - r * 1.5, r * 1.6, r * 3, r, r);
    } else {
      gc.fillOval(x - r, y - r, 2 * r, 2 * r);
    }
    if (!linked && port.kind() != PortShape.Kind.OUTPUT) {
      double inner = r * 0.5;
      boolean needed = port.kind() == PortShape.Kind.INPUT;
      brush.fill(needed ? brush.theme.background : brush.theme.node);
      gc.fillOval(x - inner, y - inner, 2 * inner, 2 * inner);
    }
  }

  /** Draws which input a bypassed node hands on to each output. */
  void through(Picture.Placed node) {
    if (node.item().collapsed() || !node.item().mode().equals("bypass")) {
      return;
    }
    brush.stroke(brush.theme.faint, Math.max(1, 1.8 * brush.scale));
    for (PortShape out : node.shape().outputs()) {
      String id = node.shape().handedOn().get(out.id());
      if (id != null) {
        node.shape().port(id, true).ifPresent(in -> through(node.box(), in, out));
      }
    }
  }

  private void through(Box box, PortShape in, PortShape out) {
    double x0 = brush.x(box.x() + in.x());
    double x1 = brush.x(box.x() + out.x());
    double y0 = brush.y(box.y() + in.y());
    double y1 = brush.y(box.y() + out.y());
    double slack = (x1 - x0) / 2;
    gc.beginPath();
    gc.moveTo(x0, y0);
    gc.bezierCurveTo(x0 + slack, y0, x1 - slack, y1, x1, y1);
    gc.stroke();
  }
}
