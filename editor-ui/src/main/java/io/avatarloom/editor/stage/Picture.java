package io.avatarloom.editor.stage;

import java.awt.image.BufferedImage;
import java.util.Arrays;

/**
 * A finished picture.
 *
 * @param argb [height, width] opaque pixels
 * @param scale share of the full resolution, 1 when full
 * @param tookMs time it took
 */
public record Picture(int[] argb, int width, int height, double scale, double tookMs) {
  private static final int LEAST_SIDE = 16;

  /** Draws a shot at a share of its resolution. */
  static Picture of(Shot shot, double scale) {
    long start = System.nanoTime();
    int width = Math.max(LEAST_SIDE, (int) Math.round(shot.width() * scale));
    int height = Math.max(LEAST_SIDE, (int) Math.round(shot.height() * scale));
    int[] argb = new int[width * height];
    Arrays.fill(argb, shot.look().background());
    int count = shot.actors().size();
    if (count == 1) {
      shot.actors().get(0).draw(shot, shot.camera().view(width, height), argb);
    } else {
      for (int a = 0; a < count; a++) {
        int from = width * a / count;
        beside(shot, shot.actors().get(a), argb, width, from, width * (a + 1) / count - from);
      }
    }
    return new Picture(argb, width, height, scale, (System.nanoTime() - start) / 1e6);
  }

  private static void beside(Shot shot, Actor actor, int[] argb, int width, int from, int part) {
    int height = argb.length / width;
    int[] own = new int[part * height];
    Arrays.fill(own, shot.look().background());
    actor.draw(shot, shot.camera().view(part, height), own);
    for (int row = 0; row < height; row++) {
      System.arraycopy(own, row * part, argb, row * width + from, part);
    }
  }

  /** For picture files. */
  BufferedImage image() {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, width, height, argb, 0, width);
    return image;
  }
}
