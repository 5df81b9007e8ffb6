package io.avatarloom.editor.canvas;

import io.avatarloom.core.graph.PortRef;
import java.util.Map;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/** Draws nodes, with as much detail as their size on the screen allows. */
final class NodePainter {
  /** Below this scale nodes are plain rectangles. */
  private static final double PLAIN = 0.22;

  private static final double CORNER = 9;

  private final Brush brush;
  private final GraphicsContext gc;
  private final Marks marks;
  private final NodeWords words;
  private final PortPainter ports;
  private final PreviewPainter previews;

  NodePainter(Brush brush, Marks marks, Map<PortRef, NodePreview> previews) {
    this.brush = brush;
    this.gc = brush.gc;
    this.marks = marks;
    words = new NodeWords(brush, marks);
    ports = new PortPainter(brush, marks);
    this.previews = new PreviewPainter(brush, previews);
  }

  void paint(Picture picture, Box seen) {
    for (int position : picture.nodesIn(seen.grow(12))) {
      Picture.Placed node = picture.nodes().get(position);
      brush.fade(marks.isIdle(node.id()) || isMuted(node));
      if (brush.scale < PLAIN) {
        plain(node);
      } else {
        full(picture, node);
      }
    }
    brush.fade(false);
  }

  private static boolean isMuted(Picture.Placed node) {
    return node.item().mode().equals("mute");
  }

  private void plain(Picture.Placed node) {
    Box box = node.box();
    double x = brush.px(box.x());
    double y = brush.py(box.y());
    double w = Math.max(2, brush.px(box.right()) - x);
    double h = Math.max(2, brush.py(box.bottom()) - y);
    Color ring = ring(node.id());
    if (ring != null) {
      brush.fill(ring);
      gc.fillRect(x - 2, y - 2, w + 4, h + 4);
    }
    NodeStatus status = marks.status().get(node.id());
    brush.fill(brush.theme.family(node.shape().family()));
    gc.fillRect(x, y, w, h);
    if (status != null && h >= 6) {
      brush.fill(brush.theme.of(status.state()));
      gc.fillRect(x, y, w, 2);
    }
  }

  /** Colour of the outline that stands for selection, failure or focus; null for none. */
  private Color ring(String id) {
    if (marks.selection().contains(id)) {
      return brush.theme.accent;
    }
    return marks.isBad(id) ? brush.theme.bad : null;
  }

  private void full(Picture picture, Picture.Placed node) {
    NodeShape shape = node.shape();
    Box box = node.box();
    double x = brush.px(box.x());
    double y = brush.py(box.y());
    double w = brush.px(box.right()) - x;
    double h = brush.py(box.bottom()) - y;
    double title = Math.min(h, brush.py(box.y() + NodeShape.TITLE) - y);
    double radius = Math.min(CORNER * brush.scale, title / 2);
    if (node.item().subgraph().isPresent()) {
      stack(x, y, w, h, radius);
    }
    body(node, x, y, w, h, radius);
    brush.fill(brush.theme.titleBar(shape.family()));
    brush.roundRect(x, y, w, title, radius);
    if (h > title) {
      gc.fillRect(x, y + title / 2, w, title - title / 2);
    }
    progress(node.id(), x, y + title, w);
    fields(node, x, w);
    ports.through(node);
    words.paint(node, x, y, w, title);
    ports.paint(picture, node);
    previews.paint(node);
    if (isMuted(node)) {
      brush.stroke(brush.theme.title, Math.max(1, 2 * brush.scale));
      gc.strokeLine(x, y + title, x + w, y);
    }
  }

  /** An instance of a subgraph looks like the top of a stack. */
  private void stack(double x, double y, double w, double h, double radius) {
    for (int sheet = 2; sheet > 0; sheet--) {
      double off = Math.rint(Math.max(2, sheet * 4 * brush.scale));
      brush.fill(brush.theme.border);
      brush.roundRect(x + off - 1, y + off - 1, w + 2, h + 2, radius);
      brush.fill(brush.theme.field);
      brush.roundRect(x + off, y + off, w, h, radius);
    }
  }

  private void body(Picture.Placed node, double x, double y, double w, double h, double radius) {
    Color ring = ring(node.id());
    double edge = ring == null ? 1 : 2;
    NodeStatus status = marks.status().get(node.id());
    boolean running = status != null && status.state() == NodeStatus.State.RUNNING;
    brush.fill(ring != null ? ring : running ? brush.theme.running : brush.theme.border);
    brush.roundRect(x - edge, y - edge, w + 2 * edge, h + 2 * edge, radius + edge);
    boolean bypassed = node.item().mode().equals("bypass");
    brush.fill(
        !node.shape().known()
            ? brush.theme.field
            : bypassed ? brush.theme.bypass : brush.theme.node);
    brush.roundRect(x, y, w, h, radius);
  }

  private void progress(String id, double x, double y, double w) {
    NodeStatus status = marks.status().get(id);
    if (status != null && status.state() == NodeStatus.State.RUNNING) {
      double thick = Math.max(2, 3 * brush.scale);
      brush.fill(brush.theme.field);
      gc.fillRect(x, y, w, thick);
      brush.fill(brush.theme.running);
      gc.fillRect(x, y, Math.rint(w * Math.min(1, Math.max(0, status.progress()))), thick);
    }
  }

  private void fields(Picture.Placed node, double x, double w) {
    double inset = Math.rint(NodeShape.PAD * brush.scale);
    brush.fill(brush.theme.field);
    for (NodeShape.Row row : node.shape().rows()) {
      double top = brush.py(node.box().y() + row.y() + 1.5);
      double bottom = brush.py(node.box().y() + row.y() + NodeShape.ROW - 1.5);
      gc.fillRect(x + inset, top, w - 2 * inset, bottom - top);
    }
  }
}
