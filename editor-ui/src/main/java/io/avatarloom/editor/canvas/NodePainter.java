package io.avatarloom.editor.canvas;

import io.avatarloom.core.graph.PortRef;
import java.util.Map;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/** Draws nodes, with as much detail as their size on the screen allows. */
final class NodePainter {
  /** Below this scale nodes are plain rectangles. */
  private static final double PLAIN = 0.22;

  /** From this scale on titles are written. */
  private static final double TITLED = 0.32;

  /** From this scale on there is room for more than a few words. */
  private static final double ROOMY = 0.42;

  private static final double CORNER = 9;

  private final Brush brush;
  private final GraphicsContext gc;
  private final Theme theme;
  private final Marks marks;
  private final Map<PortRef, Image> previews;

  NodePainter(Brush brush, Marks marks, Map<PortRef, Image> previews) {
    this.brush = brush;
    this.gc = brush.gc;
    this.theme = brush.theme;
    this.marks = marks;
    this.previews = previews;
  }

  void paint(Picture picture, Box seen) {
    for (int position : picture.nodesIn(seen.grow(12))) {
      Picture.Placed node = picture.nodes().get(position);
      if (brush.scale < PLAIN) {
        plain(node);
      } else {
        full(picture, node);
      }
    }
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
    brush.fill(theme.family(node.shape().family()));
    gc.fillRect(x, y, w, h);
    if (status != null && h >= 6) {
      brush.fill(theme.of(status.state()));
      gc.fillRect(x, y, w, 2);
    }
  }

  /** Colour of the outline that stands for selection, failure or focus; null for none. */
  private Color ring(String id) {
    if (marks.selection().contains(id)) {
      return theme.accent;
    }
    return marks.isBad(id) ? theme.bad : null;
  }

  private void full(Picture picture, Picture.Placed node) {
    NodeShape shape = node.shape();
    Box box = node.box();
    double x = brush.px(box.x());
    double y = brush.py(box.y());
    double w = brush.px(box.right()) - x;
    double h = brush.py(box.bottom()) - y;
    double title = Math.min(h, brush.py(box.y() + NodeShape.TITLE) - y);
    double arc = Math.min(2 * CORNER * brush.scale, title);
    String mode = node.item().mode();
    gc.setGlobalAlpha(mode.isEmpty() ? 1 : 0.55);
    if (node.item().subgraph().isPresent()) {
      stack(x, y, w, h, arc);
    }
    outline(node, x, y, w, h, arc);
    brush.fill(theme.titleBar(shape.family()));
    brush.roundRect(x, y, w, title, arc / 2);
    if (h > title) {
      gc.fillRect(x, y + title / 2, w, title - title / 2);
    }
    progress(node.id(), x, y + title, w);
    fields(node, x, w);
    titleText(node, x, y, w, title);
    labels(node);
    gc.setGlobalAlpha(1);
    if (mode.equals("bypass")) {
      innerLinks(node);
    }
    ports(picture, node);
    preview(node, x, w);
  }

  /** An instance of a subgraph looks like the top of a stack. */
  private void stack(double x, double y, double w, double h, double arc) {
    for (int sheet = 2; sheet > 0; sheet--) {
      double off = Math.max(2, sheet * 4 * brush.scale);
      brush.fill(theme.border);
      gc.fillRoundRect(x + off - 1, y + off - 1, w + 2, h + 2, arc, arc);
      brush.fill(theme.field);
      gc.fillRoundRect(x + off, y + off, w, h, arc, arc);
    }
  }

  private void outline(Picture.Placed node, double x, double y, double w, double h, double arc) {
    Color ring = ring(node.id());
    double edge = ring == null ? 1 : 2;
    boolean stale =
        marks.status().containsKey(node.id())
            && marks.status().get(node.id()).state() == NodeStatus.State.RUNNING;
    brush.fill(ring != null ? ring : stale ? theme.running : theme.border);
    brush.roundRect(x - edge, y - edge, w + 2 * edge, h + 2 * edge, arc / 2 + edge);
    brush.fill(node.shape().known() ? theme.node : theme.field);
    brush.roundRect(x, y, w, h, arc / 2);
  }

  private void progress(String id, double x, double y, double w) {
    NodeStatus status = marks.status().get(id);
    if (status != null && status.state() == NodeStatus.State.RUNNING) {
      double thick = Math.max(2, 3 * brush.scale);
      brush.fill(theme.field);
      gc.fillRect(x, y, w, thick);
      brush.fill(theme.running);
      gc.fillRect(x, y, Math.rint(w * Math.min(1, Math.max(0, status.progress()))), thick);
    }
  }

  private void fields(Picture.Placed node, double x, double w) {
    double inset = Math.rint(NodeShape.PAD * brush.scale);
    brush.fill(theme.field);
    for (NodeShape.Row row : node.shape().rows()) {
      double top = brush.py(node.box().y() + row.y() + 1.5);
      double bottom = brush.py(node.box().y() + row.y() + NodeShape.ROW - 1.5);
      gc.fillRect(x + inset, top, w - 2 * inset, bottom - top);
    }
  }

  private void titleText(Picture.Placed node, double x, double y, double w, double title) {
    NodeShape shape = node.shape();
    if (brush.scale < TITLED) {
      return;
    }
    double size = Math.max(Brush.LEGIBLE, NodeShape.TITLE_FONT * brush.scale);
    boolean tight = size > NodeShape.TITLE_FONT * brush.scale || !marks.badge(node).isEmpty();
    double base = y + title / 2 + size * 0.36;
    gc.setTextAlign(TextAlignment.LEFT);
    brush.font(size, true).fill(theme.title);
    brush.text(tight ? shape.shortTitle() : shape.title(), x + NodeShape.PAD * brush.scale, base);
    badge(node, x + w - 8 * brush.scale, y + title / 2);
  }

  private void badge(Picture.Placed node, double right, double middle) {
    String text = marks.badge(node);
    if (text.isEmpty() || !brush.legible(10)) {
      return;
    }
    double size = 10 * brush.scale;
    double wide = TextWidth.of(text, size) + 10 * brush.scale;
    double high = 16 * brush.scale;
    brush.fill(theme.field);
    gc.fillRoundRect(right - wide, middle - high / 2, wide, high, high, high);
    brush.font(size, false).fill(marks.badgeColour(node, theme));
    gc.setTextAlign(TextAlignment.CENTER);
    brush.text(text, right - wide / 2, middle + size * 0.36);
    gc.setTextAlign(TextAlignment.LEFT);
  }

  private void labels(Picture.Placed node) {
    NodeShape shape = node.shape();
    if (node.item().collapsed() || !brush.legible(NodeShape.FONT)) {
      return;
    }
    double size = NodeShape.FONT * brush.scale;
    brush.font(size, false);
    double lift = size * 0.36;
    double x = node.box().x();
    double y = node.box().y();
    brush.fill(theme.label);
    for (PortShape port : shape.ports()) {
      if (port.kind() == PortShape.Kind.OUTPUT) {
        gc.setTextAlign(TextAlignment.RIGHT);
        brush.text(
            port.label(), brush.x(x + port.x() - NodeShape.PAD - 2), brush.y(y + port.y()) + lift);
      } else if (port.kind() != PortShape.Kind.PARAMETER) {
        gc.setTextAlign(TextAlignment.LEFT);
        brush.text(
            port.label(), brush.x(x + port.x() + NodeShape.PAD + 2), brush.y(y + port.y()) + lift);
      }
    }
    gc.setTextAlign(TextAlignment.LEFT);
    for (NodeShape.Row row : shape.rows()) {
      double base = brush.y(y + row.y() + NodeShape.ROW / 2) + lift;
      brush.fill(theme.faint);
      brush.text(row.label(), brush.x(x + NodeShape.PAD + 7), base);
    }
    gc.setTextAlign(TextAlignment.RIGHT);
    for (NodeShape.Row row : shape.rows()) {
      double base = brush.y(y + row.y() + NodeShape.ROW / 2) + lift;
      brush.fill(row.driven() ? theme.accent : row.set() ? theme.value : theme.faint);
      brush.text(row.value(), brush.x(x + shape.width() - NodeShape.PAD - 7), base);
    }
    gc.setTextAlign(TextAlignment.LEFT);
    more(shape, x, y, size);
  }

  private void more(NodeShape shape, double x, double y, double size) {
    if (shape.more() > 0 && brush.legible(10)) {
      double base = brush.y(y + shape.previewY() - NodeShape.ROW / 2 + 1) + size * 0.3;
      brush.font(10 * brush.scale, false).fill(theme.faint);
      String text = "+ " + shape.more() + " more at their defaults";
      brush.text(text, brush.x(x + NodeShape.PAD + 7), base);
    }
  }

  private void innerLinks(Picture.Placed node) {
    brush.stroke(theme.label, Math.max(1, 1.6 * brush.scale));
    var inputs = node.shape().inputs();
    for (PortShape out : node.shape().outputs()) {
      PortShape in =
          inputs.detect(port -> !port.type().isVariable() && port.type().equals(out.type()));
      if (in != null) {
        double x = node.box().x();
        double y = node.box().y();
        gc.strokeLine(
            brush.x(x + in.x()), brush.y(y + in.y()), brush.x(x + out.x()), brush.y(y + out.y()));
      }
    }
  }

  private void ports(Picture picture, Picture.Placed node) {
    double r = Math.max(1.5, 5.2 * brush.scale);
    for (PortShape port : node.shape().ports()) {
      PortRef ref = new PortRef(node.id(), port.id());
      boolean linked = picture.isLinked(ref, port.isInput());
      if (port.kind() == PortShape.Kind.PARAMETER && !linked) {
        continue;
      }
      double x = brush.x(node.box().x() + port.x());
      double y = brush.y(node.box().y() + port.y());
      port(port, x, y, r, linked, marks.isBad(ref));
    }
  }

  private void port(PortShape port, double x, double y, double r, boolean linked, boolean bad) {
    Color colour = theme.readable(TypeColour.of(port.type()));
    if (brush.scale < 0.45) {
      brush.fill(bad ? theme.bad : colour);
      gc.fillRect(x - r, y - r, 2 * r, 2 * r);
      return;
    }
    brush.fill(bad ? theme.bad : theme.background);
    gc.fillOval(x - r - 1.5, y - r - 1.5, 2 * r + 3, 2 * r + 3);
    brush.fill(colour);
    if (port.kind() == PortShape.Kind.MANY_INPUT) {
      gc.fillRoundRect(x - r * 0.8, y - r * 1.5, r * 1.6, r * 3, r, r);
    } else {
      gc.fillOval(x - r, y - r, 2 * r, 2 * r);
    }
    boolean hollow = !linked && port.kind() != PortShape.Kind.OUTPUT;
    if (hollow) {
      double inner = r * 0.5;
      brush.fill(port.kind() == PortShape.Kind.INPUT ? theme.background : theme.node);
      gc.fillOval(x - inner, y - inner, 2 * inner, 2 * inner);
    }
  }

  private void preview(Picture.Placed node, double x, double w) {
    NodeShape shape = node.shape();
    if (shape.previewHeight() <= 0) {
      return;
    }
    Image image = null;
    for (PortShape port : shape.outputs()) {
      image = image == null ? previews.get(new PortRef(node.id(), port.id())) : image;
    }
    if (image == null) {
      return;
    }
    double inset = NodeShape.PAD * brush.scale;
    double top = brush.py(node.box().y() + shape.previewY());
    double high = shape.previewHeight() * brush.scale;
    double ratio = Math.min((w - 2 * inset) / image.getWidth(), high / image.getHeight());
    double wide = image.getWidth() * ratio;
    gc.drawImage(image, x + (w - wide) / 2, top, wide, image.getHeight() * ratio);
  }
}
