package io.avatarloom.editor.canvas;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;

/** Writes what stands in a node: title, badge, names of ports, values of parameters. */
final class NodeWords {
  /** From this scale on titles are written. */
  private static final double TITLED = 0.32;

  /** From the base line to the middle of small letters, in the unit of the font size. */
  private static final double LIFT = 0.36;

  private static final double BADGE_FONT = 10;

  private final Brush brush;
  private final GraphicsContext gc;
  private final Marks marks;

  NodeWords(Brush brush, Marks marks) {
    this.brush = brush;
    this.gc = brush.gc;
    this.marks = marks;
  }

  /**
   * @param x left edge in pixels
   * @param y upper edge in pixels
   * @param w width in pixels
   * @param title height of the title bar in pixels
   */
  void paint(Picture.Placed node, double x, double y, double w, double title) {
    if (brush.scale >= TITLED) {
      title(node, x, y, w, title);
    }
    if (!node.item().collapsed() && brush.legible(NodeShape.FONT)) {
      brush.font(NodeShape.FONT * brush.scale, false);
      ports(node);
      rows(node);
      more(node);
    }
  }

  private void title(Picture.Placed node, double x, double y, double w, double title) {
    double size = Math.max(Brush.LEGIBLE, NodeShape.TITLE_FONT * brush.scale);
    double inset = NodeShape.PAD * brush.scale;
    String badge = marks.badge(node);
    double taken = badge.isEmpty() ? 0 : badgeWidth(badge) + 8 * brush.scale;
    boolean fits = badge.isEmpty() && size == NodeShape.TITLE_FONT * brush.scale;
    gc.setTextAlign(TextAlignment.LEFT);
    brush.font(size, true).fill(brush.theme.title);
    brush.text(
        fits
            ? node.shape().title()
            : TextWidth.fit(node.shape().title(), size, w - 1.5 * inset - taken),
        x + inset,
        y + title / 2 + size * LIFT);
    if (!badge.isEmpty()) {
      badge(node, badge, x + w - 8 * brush.scale, y + title / 2);
    }
  }

  private double badgeSize() {
    return Math.max(Brush.LEGIBLE, BADGE_FONT * brush.scale);
  }

  private double badgeWidth(String text) {
    return Math.rint(TextWidth.of(text, badgeSize()) + badgeSize());
  }

  private void badge(Picture.Placed node, String text, double right, double middle) {
    double size = badgeSize();
    double wide = badgeWidth(text);
    double high = Math.rint(1.6 * size);
    brush.fill(brush.theme.field);
    brush.roundRect(Math.rint(right - wide), Math.rint(middle - high / 2), wide, high, high / 2);
    brush.font(size, false).fill(marks.badgeColour(node, brush.theme));
    gc.setTextAlign(TextAlignment.CENTER);
    brush.text(text, right - wide / 2, middle + size * LIFT);
    gc.setTextAlign(TextAlignment.LEFT);
  }

  private void ports(Picture.Placed node) {
    double lift = NodeShape.FONT * brush.scale * LIFT;
    String choice = marks.variants().choices().get(node.id());
    for (PortShape port : node.shape().ports()) {
      boolean output = port.kind() == PortShape.Kind.OUTPUT;
      if (port.kind() != PortShape.Kind.PARAMETER) {
        double aside = output ? -NodeShape.PAD - 2 : NodeShape.PAD + 2;
        boolean chosen = !output && port.id().equals(choice);
        gc.setTextAlign(output ? TextAlignment.RIGHT : TextAlignment.LEFT);
        brush.fill(
            chosen
                ? brush.theme.accent
                : choice != null && !output ? brush.theme.faint : brush.theme.label);
        brush.text(
            chosen ? port.label() + "  ✓" : port.label(),
            brush.x(node.box().x() + port.x() + aside),
            brush.y(node.box().y() + port.y()) + lift);
      }
    }
    gc.setTextAlign(TextAlignment.LEFT);
  }

  private void rows(Picture.Placed node) {
    double lift = NodeShape.FONT * brush.scale * LIFT;
    double left = brush.x(node.box().x() + NodeShape.PAD + 7);
    for (NodeShape.Row row : node.shape().rows()) {
      brush.fill(row.top().isEmpty() ? brush.theme.faint : brush.theme.accent);
      brush.text(row.label(), left, base(node, row) + lift);
    }
    double right = brush.x(node.box().right() - NodeShape.PAD - 7);
    gc.setTextAlign(TextAlignment.RIGHT);
    for (NodeShape.Row row : node.shape().rows()) {
      String preset = byPreset(node, row);
      brush.fill(
          row.driven() || !preset.isEmpty()
              ? brush.theme.accent
              : row.set() ? brush.theme.value : brush.theme.faint);
      brush.text(preset.isEmpty() ? row.value() : preset, right, base(node, row) + lift);
    }
    gc.setTextAlign(TextAlignment.LEFT);
  }

  private double base(Picture.Placed node, NodeShape.Row row) {
    return brush.y(node.box().y() + row.y() + NodeShape.ROW / 2);
  }

  /** The choice of a switch where the preset makes another than the node itself; else empty. */
  private String byPreset(Picture.Placed node, NodeShape.Row row) {
    String choice = marks.variants().choices().get(node.id());
    boolean other = choice != null && row.id().equals("choice") && !choice.equals(row.value());
    return other ? choice + " by preset" : "";
  }

  private void more(Picture.Placed node) {
    NodeShape shape = node.shape();
    if (shape.more() > 0 && brush.legible(BADGE_FONT)) {
      double size = BADGE_FONT * brush.scale;
      double middle = brush.y(node.box().y() + shape.previewY() - NodeShape.ROW / 2 + 1);
      brush.font(size, false).fill(brush.theme.faint);
      brush.text(
          "+ " + shape.more() + " more at their defaults",
          brush.x(node.box().x() + NodeShape.PAD + 7),
          middle + size * LIFT);
    }
  }
}
