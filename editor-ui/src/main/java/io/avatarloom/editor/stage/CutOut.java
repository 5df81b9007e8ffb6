package io.avatarloom.editor.stage;

import java.awt.image.BufferedImage;

/**
 * Pictures without a background. What shines through an avatar is told from two pictures of it, on
 * black and on white, so every renderer can be cut out.
 */
final class CutOut {
  private static final int BLACK = 0xff000000;
  private static final int WHITE = 0xffffffff;

  private CutOut() {}

  /** A shot in full resolution, alpha not multiplied into the colours. */
  static BufferedImage of(Shot shot) {
    int[] dark = on(shot, BLACK);
    int[] light = on(shot, WHITE);
    int[] cut = new int[dark.length];
    for (int i = 0; i < cut.length; i++) {
      cut[i] = pixel(dark[i], light[i]);
    }
    BufferedImage image =
        new BufferedImage(shot.width(), shot.height(), BufferedImage.TYPE_INT_ARGB);
    image.setRGB(0, 0, shot.width(), shot.height(), cut, 0, shot.width());
    return image;
  }

  private static int[] on(Shot shot, int background) {
    Shot there = shot.with(shot.look().withBackground(background));
    return Picture.of(there, 1).argb();
  }

  private static int pixel(int dark, int light) {
    int through = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      through += (light >> shift & 0xff) - (dark >> shift & 0xff);
    }
    int alpha = Math.max(0, Math.min(255, 255 - Math.round(through / 3f)));
    int pixel = alpha << 24;
    for (int shift = 0; alpha > 0 && shift <= 16; shift += 8) {
      pixel |= Math.min(255, Math.round((dark >> shift & 0xff) * 255f / alpha)) << shift;
    }
    return pixel;
  }
}
