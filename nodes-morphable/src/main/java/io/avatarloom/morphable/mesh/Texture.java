package io.avatarloom.morphable.mesh;

import java.util.ArrayList;
import java.util.List;

/**
 * An sRGB picture, opaque or with alpha, with its halved copies, looked up bilinearly; coordinates
 * outside clamp.
 */
public final class Texture {
  /**
   * Interleaved [height, width, 3]: one look-up touches few cache lines.
   *
   * @param alpha [height, width]; null when opaque
   */
  private record Level(float[] pixels, float[] alpha, int width, int height) {}

  private final List<Level> levels = new ArrayList<>();

  /**
   * @param pixels [3, height, width] in [0, 1], row 0 on top
   */
  public Texture(float[] pixels, int width, int height) {
    this(pixels, null, width, height);
  }

  /**
   * @param pixels [3, height, width] in [0, 1], row 0 on top
   * @param alpha [height, width] in [0, 1]; null when opaque
   */
  public Texture(float[] pixels, float[] alpha, int width, int height) {
    Level level = new Level(interleaved(pixels), alpha, width, height);
    levels.add(level);
    while (level.width > 1 && level.height > 1 && level.width % 2 == 0 && level.height % 2 == 0) {
      level = half(level);
      levels.add(level);
    }
  }

  private static float[] interleaved(float[] planar) {
    int plane = planar.length / 3;
    float[] out = new float[planar.length];
    for (int i = 0; i < plane; i++) {
      out[3 * i] = planar[i];
      out[3 * i + 1] = planar[plane + i];
      out[3 * i + 2] = planar[2 * plane + i];
    }
    return out;
  }

  private static Level half(Level in) {
    int w = in.width / 2;
    int h = in.height / 2;
    int below = 3 * in.width;
    float[] p = in.pixels;
    float[] out = new float[3 * w * h];
    for (int y = 0; y < h; y++) {
      int j = 2 * y * below;
      int i = 3 * y * w;
      for (int x = 0; x < w; x++, i += 3, j += 6) {
        out[i] = 0.25f * (p[j] + p[j + 3] + p[j + below] + p[j + below + 3]);
        out[i + 1] = 0.25f * (p[j + 1] + p[j + 4] + p[j + below + 1] + p[j + below + 4]);
        out[i + 2] = 0.25f * (p[j + 2] + p[j + 5] + p[j + below + 2] + p[j + below + 5]);
      }
    }
    return new Level(out, in.alpha == null ? null : halfAlpha(in), w, h);
  }

  private static float[] halfAlpha(Level in) {
    int w = in.width / 2;
    float[] out = new float[in.alpha.length / 4];
    for (int i = 0; i < out.length; i++) {
      int j = 2 * (i / w) * in.width + 2 * (i % w);
      out[i] =
          0.25f
              * (in.alpha[j]
                  + in.alpha[j + 1]
                  + in.alpha[j + in.width]
                  + in.alpha[j + in.width + 1]);
    }
    return out;
  }

  /**
   * Area of a sample in texels of the full picture.
   *
   * @param uvArea twice the area of a triangle in texture coordinates
   * @param area twice its area on the grid of {@link ProjectedMesh}
   */
  double texelsPerSample(double uvArea, long area) {
    Level full = levels.get(0);
    double texels = uvArea * full.width * full.height;
    return Math.abs(texels * ProjectedMesh.GRID * ProjectedMesh.GRID / area);
  }

  /** Opacity [height, width] of a halving. */
  float[] alpha(int level) {
    return levels.get(level).alpha;
  }

  int width(int level) {
    return levels.get(level).width;
  }

  int height(int level) {
    return levels.get(level).height;
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
    int right = x0 + 1 < in.width ? 3 : 0;
    int down = y0 + 1 < in.height ? 3 * in.width : 0;
    float fx = (float) (x - x0);
    float fy = (float) (y - y0);
    float[] p = in.pixels;
    int i = 3 * (y0 * in.width + x0);
    for (int c = 0; c < 3; c++, i++) {
      float top = p[i] + fx * (p[i + right] - p[i]);
      float bottom = p[i + down] + fx * (p[i + down + right] - p[i + down]);
      rgb[c] = top + fy * (bottom - top);
    }
  }
}
