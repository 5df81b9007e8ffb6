package io.avatarloom.editor.canvas;

import io.avatarloom.core.file.AtomicFile;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javax.imageio.ImageIO;

/** Writes a picture of a whole graph, in tiles so that no canvas grows with the graph. */
final class PngExport {
  private static final int TILE = 2048;
  private static final double MARGIN = 40;
  private static final long MOST = 120_000_000;

  private PngExport() {}

  static void write(Scenery scenery, File file, double scale) throws IOException {
    Box box = scenery.picture().bounds().grow(MARGIN);
    int width = (int) Math.ceil(box.width() * scale);
    int height = (int) Math.ceil(box.height() * scale);
    if ((long) width * height > MOST) {
      throw new IOException(
          "the picture would have "
              + width
              + " x "
              + height
              + " pixels; choose a smaller scale than "
              + scale);
    }
    BufferedImage whole = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = whole.createGraphics();
    for (int y = 0; y < height; y += TILE) {
      for (int x = 0; x < width; x += TILE) {
        int w = Math.min(TILE, width - x);
        int h = Math.min(TILE, height - y);
        Viewport view = new Viewport();
        view.resize(w, h);
        view.zoomTo(scale);
        view.centre(box.x() + (x + w / 2.0) / view.scale(), box.y() + (y + h / 2.0) / view.scale());
        graphics.drawImage(tile(scenery, view), x, y, null);
      }
    }
    graphics.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    if (!ImageIO.write(whole, "png", bytes)) {
      throw new IOException("no writer for PNG is installed");
    }
    AtomicFile.write(file.toPath(), bytes.toByteArray());
  }

  private static BufferedImage tile(Scenery scenery, Viewport view) {
    Canvas canvas = new Canvas(view.width(), view.height());
    Scene scene = new Scene(new Group(canvas));
    GraphPainter.paint(canvas.getGraphicsContext2D(), scenery, view);
    return SwingFXUtils.fromFXImage(scene.getRoot().snapshot(null, null), null);
  }
}
