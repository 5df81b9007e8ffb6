package io.avatarloom.editor.canvas;

import io.avatarloom.core.graph.PortRef;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/** Draws what a gesture shows, the keyboard's focus, and sentences beside the pointer. */
final class HintPainter {
  private final Brush brush;
  private final GraphicsContext gc;
  private final Theme theme;

  HintPainter(Brush brush) {
    this.brush = brush;
    gc = brush.gc;
    theme = brush.theme;
  }

  /**
   * @param x where a sentence is shown, pixels
   * @param y where a sentence is shown, pixels
   */
  void paint(Hint hint, double x, double y, Viewport view) {
    LinkPainter links = new LinkPainter(brush);
    if (hint.lit() != null) {
      links.paint(hint.lit(), theme.focus, 4);
    }
    Color colour = hint.refused() ? theme.bad : theme.readable(hint.colour());
    for (double[] draft : hint.links()) {
      links.paint(LinkShape.of(null, draft, hint.colour()), colour, 2.6);
    }
    brush.stroke(theme.focus, 2);
    for (double[] place : hint.ports()) {
      double r = Math.max(6, 10 * brush.scale);
      gc.strokeOval(brush.x(place[0]) - r, brush.y(place[1]) - r, 2 * r, 2 * r);
    }
    brush.stroke(hint.refused() ? theme.bad : theme.accent, hint.refused() ? 2 : 1);
    for (double[] line : hint.lines()) {
      gc.strokeLine(brush.x(line[0]), brush.y(line[1]), brush.x(line[2]), brush.y(line[3]));
    }
    if (hint.band() != null) {
      band(hint.band());
    }
    if (!hint.sentence().isEmpty()) {
      bubble(hint.sentence(), hint.refused() ? theme.bad : theme.title, x, y, view);
    }
  }

  private void band(Box band) {
    double x = brush.px(band.x());
    double y = brush.py(band.y());
    double w = brush.px(band.right()) - x;
    double h = brush.py(band.bottom()) - y;
    gc.setGlobalAlpha(0.15);
    brush.fill(theme.accent);
    gc.fillRect(x, y, w, h);
    gc.setGlobalAlpha(1);
    brush.stroke(theme.accent, 1);
    gc.strokeRect(x + 0.5, y + 0.5, w, h);
  }

  /** The focus: a dashed outline around node, region or frame, a ring around the port. */
  void focus(Desk desk) {
    Picture picture = desk.picture();
    Box box = picture.box(desk.focused()).orElse(null);
    if (box == null) {
      return;
    }
    double gap = 5;
    brush.stroke(theme.focus, 2);
    gc.setLineDashes(6, 4);
    double arc = 22 * brush.scale;
    gc.strokeRoundRect(
        brush.px(box.x()) - gap,
        brush.py(box.y()) - gap,
        box.width() * brush.scale + 2 * gap,
        box.height() * brush.scale + 2 * gap,
        arc,
        arc);
    gc.setLineDashes();
    if (desk.focusedPort().isPresent()) {
      PortRef port = desk.focusedPort().get();
      picture
          .place(port, desk.isFocusedInput())
          .ifPresent(
              spot -> {
                double r = Math.max(6, 10 * brush.scale);
                gc.strokeOval(brush.x(spot.x()) - r, brush.y(spot.y()) - r, 2 * r, 2 * r);
              });
    }
  }

  /** Text in a box that stays within the canvas; lines are parted by line ends. */
  void bubble(String text, Color colour, double x, double y, Viewport view) {
    double size = 12;
    java.util.List<String> lines = TextWidth.wrap(text, size, 380);
    double wide = 0;
    for (String line : lines) {
      wide = Math.max(wide, TextWidth.of(line, size));
    }
    double w = wide + 20;
    double h = lines.size() * 17 + 12;
    double left = Math.rint(Math.max(4, Math.min(x + 16, view.width() - w - 4)));
    double top = Math.rint(y + 20 + h > view.height() ? Math.max(4, y - h - 12) : y + 20);
    brush.fill(theme.border);
    gc.fillRoundRect(left - 1, top - 1, w + 2, h + 2, 11, 11);
    brush.fill(theme.bubble);
    gc.fillRoundRect(left, top, w, h, 10, 10);
    brush.font(size, false).fill(colour);
    gc.setTextAlign(TextAlignment.LEFT);
    for (int i = 0; i < lines.size(); i++) {
      brush.text(lines.get(i), left + 10, top + 18 + i * 17);
    }
  }
}
