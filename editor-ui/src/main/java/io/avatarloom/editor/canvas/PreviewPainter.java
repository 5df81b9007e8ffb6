package io.avatarloom.editor.canvas;

import io.avatarloom.core.graph.PortRef;
import java.util.List;
import java.util.Map;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.text.TextAlignment;

/** Draws previews of outputs at the foot of a node. */
final class PreviewPainter {
  private static final double FONT = 11;
  private static final int[] COLOURS = {0x4c8dff, 0xf0883e, 0x3fb950, 0xdb61a2, 0xa371f7, 0xd4a72c};

  private final Brush brush;
  private final GraphicsContext gc;
  private final Map<PortRef, NodePreview> previews;

  PreviewPainter(Brush brush, Map<PortRef, NodePreview> previews) {
    this.brush = brush;
    this.gc = brush.gc;
    this.previews = previews;
  }

  void paint(Picture.Placed node) {
    for (PreviewPlaces.Placed placed : PreviewPlaces.of(node, previews)) {
      Box box = placed.box();
      double x = brush.px(box.x());
      double y = brush.py(box.y());
      double bottom = brush.py(box.bottom()) - 2 * brush.scale;
      draw(placed.preview(), x, y, brush.px(box.right()) - x, bottom - y);
    }
  }

  private void draw(NodePreview preview, double x, double y, double w, double h) {
    if (preview instanceof NodePreview.Picture picture) {
      picture(picture.image(), x, y, w, h);
    } else if (preview instanceof NodePreview.Lines text) {
      lines(text.lines(), x, y, w);
    } else if (preview instanceof NodePreview.Curves plot) {
      curves(plot.curves(), x, y, w, h);
    }
  }

  private void picture(Image image, double x, double y, double w, double h) {
    double ratio = Math.min(w / image.getWidth(), h / image.getHeight());
    double wide = image.getWidth() * ratio;
    gc.drawImage(image, x + (w - wide) / 2, y, wide, image.getHeight() * ratio);
  }

  private void lines(List<String> lines, double x, double y, double w) {
    if (!brush.legible(FONT)) {
      return;
    }
    double size = FONT * brush.scale;
    brush.font(size, false).fill(brush.theme.value);
    gc.setTextAlign(TextAlignment.LEFT);
    double step = NodePreview.Lines.HEIGHT * brush.scale;
    for (int i = 0; i < lines.size(); i++) {
      brush.text(TextWidth.fit(lines.get(i), size, w), x, y + (i + 0.75) * step);
    }
  }

  private void curves(List<double[]> curves, double x, double y, double w, double h) {
    brush.fill(brush.theme.field);
    gc.fillRect(x, y, w, h);
    for (int i = 0; i < curves.size(); i++) {
      int colour = COLOURS[i % COLOURS.length];
      brush.stroke(brush.theme.readable(colour), Math.max(1, 1.5 * brush.scale));
      curve(curves.get(i), x + 2, y + 2, w - 4, h - 4);
    }
  }

  /** Every curve fills the height: they differ in unit. */
  private void curve(double[] values, double x, double y, double w, double h) {
    double low = Double.MAX_VALUE;
    double high = -Double.MAX_VALUE;
    for (double value : values) {
      low = Double.isNaN(value) ? low : Math.min(low, value);
      high = Double.isNaN(value) ? high : Math.max(high, value);
    }
    if (low > high) {
      return;
    }
    double span = high > low ? high - low : 1;
    boolean down = false;
    gc.beginPath();
    for (int i = 0; i < values.length; i++) {
      double px = x + w * i / Math.max(1, values.length - 1);
      double py = y + h * (high - values[i]) / span;
      if (Double.isNaN(values[i])) {
        down = false;
      } else if (down) {
        gc.lineTo(px, py);
      } else {
        gc.moveTo(px, py);
        down = true;
      }
    }
    gc.stroke();
  }
}
