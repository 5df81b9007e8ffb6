package io.avatarloom.editor.app;

import java.awt.image.BufferedImage;
import java.util.HashSet;
import java.util.Set;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Point2D;
import javafx.scene.image.PixelReader;
import javafx.scene.paint.Color;

/** What the canvas looks like. */
final class CanvasPixels {
  private CanvasPixels() {}

  /** What the canvas looks like, a number for each pixel. */
  static int[] pixels(EditorRig rig) {
    BufferedImage[] seen = new BufferedImage[1];
    rig.robot.interact(
        () -> seen[0] = SwingFXUtils.fromFXImage(rig.canvas().snapshot(null, null), null));
    return seen[0].getRGB(
        0, 0, seen[0].getWidth(), seen[0].getHeight(), null, 0, seen[0].getWidth());
  }

  /** How far the middle of a link stands out from the ground, in brightness, 0 to 3. */
  static double contrastOn(EditorRig rig, String link) {
    Point2D at = rig.canvas().screenToLocal(rig.onLink(link));
    double[] most = new double[1];
    rig.robot.interact(
        () -> {
          PixelReader seen = rig.canvas().snapshot(null, null).getPixelReader();
          Color ground = seen.getColor(2, 2);
          for (int dx = -2; dx <= 2; dx++) {
            for (int dy = -2; dy <= 2; dy++) {
              Color c = seen.getColor((int) at.getX() + dx, (int) at.getY() + dy);
              most[0] = Math.max(most[0], Math.abs(sum(c) - sum(ground)));
            }
          }
        });
    return most[0];
  }

  /** The colour near a place of the screen that comes closest to another one. */
  static Color nearest(EditorRig rig, Point2D screen, Color wanted) {
    Point2D at = rig.canvas().screenToLocal(screen);
    Color[] best = {Color.TRANSPARENT};
    rig.robot.interact(
        () -> {
          PixelReader seen = rig.canvas().snapshot(null, null).getPixelReader();
          for (int dx = -3; dx <= 3; dx++) {
            for (int dy = -3; dy <= 3; dy++) {
              Color c = seen.getColor((int) at.getX() + dx, (int) at.getY() + dy);
              best[0] = distance(c, wanted) < distance(best[0], wanted) ? c : best[0];
            }
          }
        });
    return best[0];
  }

  /** Largest difference of a channel, 0 to 1; of what is not opaque, 2. */
  static double distance(Color a, Color b) {
    double red = Math.abs(a.getRed() - b.getRed());
    double green = Math.abs(a.getGreen() - b.getGreen());
    double blue = Math.abs(a.getBlue() - b.getBlue());
    return a.isOpaque() ? Math.max(red, Math.max(green, blue)) : 2;
  }

  /** How many colours an area has, corners given as places of the screen. */
  static long colours(EditorRig rig, Point2D from, Point2D to) {
    Point2D a = rig.canvas().screenToLocal(from);
    Point2D b = rig.canvas().screenToLocal(to);
    Set<Color> found = new HashSet<>();
    rig.robot.interact(
        () -> {
          PixelReader seen = rig.canvas().snapshot(null, null).getPixelReader();
          for (int x = (int) a.getX(); x < b.getX(); x++) {
            for (int y = (int) a.getY(); y < b.getY(); y++) {
              found.add(seen.getColor(x, y));
            }
          }
        });
    return found.size();
  }

  private static double sum(Color colour) {
    return colour.getRed() + colour.getGreen() + colour.getBlue();
  }
}
