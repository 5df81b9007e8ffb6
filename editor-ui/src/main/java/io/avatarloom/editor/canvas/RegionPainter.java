package io.avatarloom.editor.canvas;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/** Draws optimisation regions: a coloured area, its title, and its carried slots as ports. */
final class RegionPainter {
  /** Names of ports beside a region reach so far. Graph units. */
  private static final double NAMES = 160;

  /** Titles above a small region reach so far. Pixels. */
  private static final double TITLE = 24;

  private final Brush brush;
  private final GraphicsContext gc;
  private final Marks marks;

  RegionPainter(Brush brush, Marks marks) {
    this.brush = brush;
    this.gc = brush.gc;
    this.marks = marks;
  }

  /** How far what belongs to a region reaches beyond it, in graph units, at a scale. */
  static double aside(double scale) {
    return Math.max(NAMES, TITLE / scale);
  }

  /** The area; lies under links and nodes. */
  void area(RegionShape region) {
    Box box = region.box();
    double x = brush.px(box.x());
    double y = brush.py(box.y());
    double w = brush.px(box.right()) - x;
    double h = brush.py(box.bottom()) - y;
    int colour = TypeColour.ofName("region " + region.id());
    boolean chosen = marks.selection().contains(region.id());
    brush.fill(
        brush.theme.plain(
            TypeColour.mix(brush.theme.ground, colour, brush.theme.dark ? 0.13 : 0.12)));
    gc.fillRect(x, y, w, h);
    Color edge =
        marks.isBad(region.id())
            ? brush.theme.bad
            : chosen
                ? brush.theme.accent
                : brush.theme.plain(TypeColour.mix(brush.theme.ground, colour, 0.6));
    brush.fill(edge);
    brush.dashes(x, y, w, h, chosen ? 3 : 2);
  }

  /** Title and progress; above the area when there is no room inside. */
  void title(RegionShape region) {
    double x = brush.px(region.box().x());
    double y = brush.py(region.box().y());
    double w = brush.px(region.box().right()) - x;
    int colour = TypeColour.ofName("region " + region.id());
    double size = Math.max(10.5, 14 * brush.scale);
    boolean inside = RegionShape.MARGIN * brush.scale >= size + 8;
    double inset = inside ? 16 * brush.scale : 0;
    double room = w - 2 * inset;
    NodeStatus status = marks.status().get(region.id());
    String text = head(region, status, size, room);
    double base = inside ? y + inset + size * 0.6 : y - 5;
    gc.setTextAlign(TextAlignment.LEFT);
    if (!inside) {
      brush.fill(brush.theme.background);
      gc.fillRect(x, base - size, TextWidth.of(text, size), size + 4);
    }
    brush
        .font(size, true)
        .fill(brush.theme.readable(TypeColour.readable(colour, brush.theme.ground)));
    brush.text(text, x + inset, base);
    double used = TextWidth.of(text, size) + 2 * size;
    if (brush.legible(11) && room - used > 80) {
      brush.font(11 * brush.scale, false).fill(brush.theme.faint);
      brush.text(
          TextWidth.fit(region.note(), 11 * brush.scale, room - used), x + inset + used, base);
    }
    if (status != null && status.state() == NodeStatus.State.RUNNING) {
      double thick = Math.max(3, 4 * brush.scale);
      brush.fill(brush.theme.running);
      gc.fillRect(x + inset, y - thick / 2, (w - 2 * inset) * status.progress(), thick);
    }
  }

  /** Name, iterations and state, as much of it as there is room for. */
  private static String head(RegionShape region, NodeStatus status, double size, double room) {
    String name = "↻ " + region.id() + "  × " + region.iterations();
    String whole = status == null ? name : name + "  ·  " + status.badge();
    return TextWidth.of(whole, size) <= room ? whole : TextWidth.fit(name, size, room);
  }

  /** The ports; lie above links. */
  void ports(RegionShape region) {
    if (brush.scale >= 0.15) {
      region.left().forEach(port -> port(port, true));
      region.right().forEach(port -> port(port, false));
    }
  }

  private void port(PortShape port, boolean left) {
    double x = brush.x(port.x());
    double y = brush.y(port.y());
    double r = Math.max(2.5, 8 * brush.scale);
    brush.fill(brush.theme.background);
    gc.fillOval(x - r - 2, y - r - 2, 2 * r + 4, 2 * r + 4);
    brush.fill(brush.theme.readable(TypeColour.of(port.type())));
    gc.fillOval(x - r, y - r, 2 * r, 2 * r);
    if (brush.legible(11)) {
      double size = 11 * brush.scale;
      brush.font(size, false).fill(brush.theme.label);
      gc.setTextAlign(left ? TextAlignment.RIGHT : TextAlignment.LEFT);
      double gap = 14 * brush.scale;
      brush.text(port.label(), left ? x - gap : x + gap, y - size * 0.5);
      gc.setTextAlign(TextAlignment.LEFT);
    }
  }
}
