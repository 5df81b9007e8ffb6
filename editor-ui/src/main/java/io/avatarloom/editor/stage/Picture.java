package io.avatarloom.editor.stage;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
    List<Part> parts = parts(shot);
    int count = parts.size();
    for (int p = 0; p < count; p++) {
      int from = width * p / count;
      beside(parts.get(p), argb, width, from, width * (p + 1) / count - from);
    }
    return new Picture(argb, width, height, scale, (System.nanoTime() - start) / 1e6);
  }

  /** What stands side by side. */
  private record Part(Actor actor, Shot shot) {}

  private static List<Part> parts(Shot shot) {
    List<Part> parts = new ArrayList<>();
    Look look = shot.look();
    for (Actor actor : shot.actors()) {
      boolean two = look.beside() && actor.poser().isPresent();
      parts.add(new Part(actor, two ? shot.with(look.withMesh(false)) : shot));
      if (two) {
        Look alone = look.withSplats(false).withMesh(true).withMeshOpacity(1);
        parts.add(new Part(actor, shot.with(alone)));
      }
    }
    return parts;
  }

  private static void beside(Part shown, int[] argb, int width, int from, int part) {
    int height = argb.length / width;
    Shot shot = shown.shot();
    if (part == width) {
      shown.actor().draw(shot, shot.camera().view(width, height), argb);
      return;
    }
    int[] own = new int[part * height];
    Arrays.fill(own, shot.look().background());
    shown.actor().draw(shot, shot.camera().view(part, height), own);
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
