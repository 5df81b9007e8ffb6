package io.avatarloom.editor.app;

import java.awt.image.BufferedImage;
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

  private static double sum(Color colour) {
    return colour.getRed() + colour.getGreen() + colour.getBlue();
  }
}
