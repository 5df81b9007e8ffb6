package io.avatarloom.editor.canvas;

import io.avatarloom.editor.session.Frame;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/** Draws the titled rectangles behind nodes. */
final class FramePainter {
  /** Height of the title bar, graph units. */
  static final double TITLE = 28;

  private final Brush brush;
  private final GraphicsContext gc;

  FramePainter(Brush brush) {
    this.brush = brush;
    this.gc = brush.gc;
  }

  void paint(Frame frame, boolean chosen) {
    Theme theme = brush.theme;
    double x = brush.px(frame.x());
    double y = brush.py(frame.y());
    double w = brush.px(frame.x() + frame.width()) - x;
    double h = brush.py(frame.y() + frame.height()) - y;
    double title = Math.min(h, TITLE * brush.scale);
    int colour = TypeColour.parse(frame.colour(), 0x6b7485);
    brush.fill(theme.plain(TypeColour.mix(theme.ground, colour, 0.14)));
    gc.fillRect(x, y, w, h);
    brush.fill(bar(theme, colour));
    gc.fillRect(x, y, w, title);
    brush.stroke(
        chosen ? theme.accent : theme.plain(TypeColour.mix(theme.ground, colour, 0.5)),
        chosen ? 2 : 1);
    gc.strokeRect(x + 0.5, y + 0.5, w, h);
    double size = Math.max(10.5, 13 * brush.scale);
    gc.setTextAlign(TextAlignment.LEFT);
    brush.font(size, true).fill(theme.title);
    double inset = Math.max(4, 10 * brush.scale);
    String text = TextWidth.fit(frame.title(), size, w - 2 * inset);
    brush.text(text, x + inset, y + Math.max(title / 2, size * 0.7) + size * 0.36);
    corner(x + w, y + h);
  }

  /** What the title is written on. */
  static Color bar(Theme theme, int colour) {
    return theme.plain(TypeColour.mix(theme.ground, colour, 0.38));
  }

  private void corner(double right, double bottom) {
    double size = 12 * brush.scale;
    if (size >= 5) {
      brush.stroke(brush.theme.faint, 1);
      gc.strokeLine(right - size, bottom - 3, right - 3, bottom - size);
      gc.strokeLine(right - size / 2, bottom - 3, right - 3, bottom - size / 2);
    }
  }
}
