package io.avatarloom.editor.canvas;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Paint;
import javafx.scene.text.Font;

/** Draws in pixels what is given in graph units, and skips state changes that change nothing. */
final class Brush {
  /** Smaller text is not written. Pixels. */
  static final double LEGIBLE = 8;

  /** Origins are exact to this part of a pixel, so that neighbouring tiles round alike. */
  private static final double MILLION = 1e6;

  /** No letter reaches farther from its base line. Pixels. */
  private static final double TEXT = 64;

  private static final double DASH = 9;
  private static final double GAP = 6;

  final GraphicsContext gc;
  Theme theme;
  final double scale;
  private final double left;
  private final double top;
  private final Theme usual;
  private Paint fill;
  private Paint stroke;
  private Font font;
  private double line;

  Brush(GraphicsContext gc, Theme theme, Viewport view) {
    this.gc = gc;
    this.theme = theme;
    usual = theme;
    scale = view.scale();
    left = Math.rint(view.screenX(0) * MILLION) / MILLION;
    top = Math.rint(view.screenY(0) * MILLION) / MILLION;
  }

  /** From now on with the colours for what will not run, or with the usual ones. */
  void fade(boolean on) {
    theme = on ? usual.faded() : usual;
  }

  double x(double world) {
    return left + world * scale;
  }

  double y(double world) {
    return top + world * scale;
  }

  /** Nearest pixel edge, for crisp rectangles. */
  double px(double world) {
    return Math.rint(left + world * scale);
  }

  double py(double world) {
    return Math.rint(top + world * scale);
  }

  boolean legible(double fontSize) {
    return fontSize * scale >= LEGIBLE;
  }

  Brush fill(Paint paint) {
    if (fill != paint) {
      fill = paint;
      gc.setFill(paint);
    }
    return this;
  }

  Brush stroke(Paint paint, double width) {
    if (stroke != paint) {
      stroke = paint;
      gc.setStroke(paint);
    }
    if (line != width) {
      line = width;
      gc.setLineWidth(width);
    }
    return this;
  }

  /** A font of a size in pixels, rounded to halves. */
  Brush font(double pixels, boolean heavy) {
    Font wanted = theme.font(pixels, heavy);
    if (font != wanted) {
      font = wanted;
      gc.setFont(wanted);
    }
    return this;
  }

  /** A rectangle with round corners, of a plain colour; long rows of it are plain rectangles. */
  void roundRect(double x, double y, double w, double h, double radius) {
    double r = Math.rint(Math.min(radius, Math.min(w, h) / 2));
    if (r < 2) {
      gc.fillRect(x, y, w, h);
      return;
    }
    gc.fillRect(x, y + r, w, h - 2 * r);
    cap(x, y, w, r, y);
    cap(x, y + h - 2 * r, w, r, y + h - r);
  }

  /** Two corners and the rectangle between them. */
  private void cap(double x, double y, double w, double r, double top) {
    gc.fillRect(x + r, top, w - 2 * r, r);
    gc.fillOval(x, y, 2 * r, 2 * r);
    gc.fillOval(x + w - 2 * r, y, 2 * r, 2 * r);
  }

  /** The outline of a rectangle in dashes, as far as it lies on the canvas. */
  void dashes(double x, double y, double w, double h, double thick) {
    double lastX = Math.min(x + w, gc.getCanvas().getWidth());
    for (double at = first(x); at < lastX; at += DASH + GAP) {
      double length = Math.min(DASH, x + w - at);
      gc.fillRect(at, y, length, thick);
      gc.fillRect(at, y + h - thick, length, thick);
    }
    double lastY = Math.min(y + h, gc.getCanvas().getHeight());
    for (double at = first(y); at < lastY; at += DASH + GAP) {
      double length = Math.min(DASH, y + h - at);
      gc.fillRect(x, at, thick, length);
      gc.fillRect(x + w - thick, at, thick, length);
    }
  }

  /** The first dash that reaches onto the canvas. */
  private static double first(double start) {
    double skipped = Math.floor(Math.max(0, -start - DASH) / (DASH + GAP));
    return start + skipped * (DASH + GAP);
  }

  /** True when a place lies on the canvas or not farther off than the given pixels. */
  boolean isNear(double x, double y, double aside, double above) {
    return x > -aside
        && y > -above
        && x < gc.getCanvas().getWidth() + aside
        && y < gc.getCanvas().getHeight() + above;
  }

  /** Writes with the base line at a place in pixels. */
  void text(String text, double x, double y) {
    if (!text.isEmpty() && isNear(x, y, text.length() * font.getSize(), TEXT)) {
      gc.fillText(text, Math.rint(x), Math.rint(y));
    }
  }
}
