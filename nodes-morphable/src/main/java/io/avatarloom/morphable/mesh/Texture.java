package io.avatarloom.morphable.mesh;

import java.util.ArrayList;
import java.util.List;

/** An sRGB picture with its halved copies, looked up bilinearly; coordinates outside clamp. */
public final class Texture {
  private record Level(float[] pixels, int width, int height) {}

  private final List<Level> levels = new ArrayList<>();

  /**
   * @param pixels [3, height, width] in [0, 1], row 0 on top
   */
  public Texture(float[] pixels, int width, int height) {
    Level level = new Level(pixels, width, height);
    levels.add(level);
    while (level.width > 1 && level.height > 1 && level.width % 2 == 0 && level.height % 2 == 0) {
      level = half(level);
      levels.add(level);
    }
  }

  private static Level half(Level in) {
    int w = in.width / 2;
    int h = in.height / 2;
    float[] out = new float[3 * w * h];
    for (int row = 0; row < 3 * h; row++) {
      for (int x = 0; x < w; x++) {
        int i = 2 * row * in.width + 2 * x;
        out[row * w + x] =
            0.25f
                * (in.pixels[i]
                    + in.pixels[i + 1]
                    + in.pixels[i + in.width]
                    + in.pixels[i + in.width + 1]);
      }
    }
    return new Level(out, w, h);
  }

  /** Number of texels of the full picture. */
  double texels() {
    return (double) levels.get(0).width * levels.get(0).height;
  }

  /**
   * The halving at which one sample covers about one texel.
   *
   * @param texelsPerSample area of a sample in texels of the full picture
   */
  int level(double texelsPerSample) {
    if (!(texelsPerSample > 1)) {
      return 0;
    }
    return Math.min((Math.getExponent(texelsPerSample) + 1) / 2, levels.size() - 1);
  }

  /**
   * @param u to the right
   * @param v up
   * @param rgb receives the colour
   */
  void sample(int level, double u, double v, float[] rgb) {
    Level in = levels.get(level);
    double x = Math.max(0, Math.min(in.width - 1, u * in.width - 0.5));
    double y = Math.max(0, Math.min(in.height - 1, (1 - v) * in.height - 0.5));
    int x0 = (int) x;
    int y0 = (int) y;
    int right = x0 + 1 < in.width ? 1 : 0;
    int down = y0 + 1 < in.height ? in.width : 0;
    float fx = (float) (x - x0);
    float fy = (float) (y - y0);
    int plane = in.width * in.height;
    int i = y0 * in.width + x0;
    for (int c = 0; c < 3; c++, i += plane) {
      float top = in.pixels[i] + fx * (in.pixels[i + right] - in.pixels[i]);
      float bottom = in.pixels[i + down] + fx * (in.pixels[i + down + right] - in.pixels[i + down]);
      rgb[c] = top + fy * (bottom - top);
    }
  }
}
