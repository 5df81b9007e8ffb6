package io.avatarloom.diffusion.face;

import io.avatarloom.core.tensor.Halt;
import io.avatarloom.core.tensor.Resample;
import io.avatarloom.core.tensor.Similarity;
import io.avatarloom.core.tensor.Tensor;

/** Square crops under a similarity, bilinear, sampled at half-pixel centres. */
public final class Crop {
  private Crop() {}

  /**
   * Output pixel (i, j) samples the picture at {@code map(i + 0.5, j + 0.5) - 0.5}.
   *
   * @param picture [3, height, width]
   * @param map from output to picture pixels
   * @param size output side in pixels
   * @param outside value beyond the border; NaN repeats the border
   * @return [3, size, size]
   */
  public static Tensor sample(Tensor picture, Similarity map, int size, float outside) {
    int height = picture.size(1);
    int width = picture.size(2);
    float[] in = picture.data();
    float[] out = new float[3 * size * size];
    for (int j = 0; j < size; j++) {
      Halt.check();
      for (int i = 0; i < size; i++) {
        double x = map.mapX(i + 0.5, j + 0.5) - 0.5;
        double y = map.mapY(i + 0.5, j + 0.5) - 0.5;
        for (int c = 0; c < 3; c++) {
          out[(c * size + j) * size + i] =
              bilinear(in, c * height * width, height, width, x, y, outside);
        }
      }
    }
    return Tensor.of(out, 3, size, size);
  }

  /**
   * The same, with the picture averaged down first where more than twice the output's resolution
   * would be skipped over.
   */
  public static Tensor sampleSmooth(Tensor picture, Similarity map, int size, float outside) {
    int factor = (int) Math.floor(map.scale());
    if (factor < 3) {
      return sample(picture, map, size, outside);
    }
    int height = Math.max(1, picture.size(1) / factor);
    int width = Math.max(1, picture.size(2) / factor);
    double sx = (double) width / picture.size(2);
    Similarity scaled = new Similarity(map.a() * sx, map.b() * sx, map.x() * sx, map.y() * sx);
    return sample(Resample.resize(picture, height, width), scaled, size, outside);
  }

  private static float bilinear(
      float[] in, int base, int height, int width, double x, double y, float outside) {
    int x0 = (int) Math.floor(x);
    int y0 = (int) Math.floor(y);
    double fx = x - x0;
    double fy = y - y0;
    double top =
        at(in, base, height, width, x0, y0, outside) * (1 - fx)
            + at(in, base, height, width, x0 + 1, y0, outside) * fx;
    double bottom =
        at(in, base, height, width, x0, y0 + 1, outside) * (1 - fx)
            + at(in, base, height, width, x0 + 1, y0 + 1, outside) * fx;
    return (float) (top * (1 - fy) + bottom * fy);
  }

  private static float at(
      float[] in, int base, int height, int width, int x, int y, float outside) {
    if (x >= 0 && y >= 0 && x < width && y < height) {
      return in[base + y * width + x];
    }
    if (!Float.isNaN(outside)) {
      return outside;
    }
    int cx = Math.max(0, Math.min(width - 1, x));
    int cy = Math.max(0, Math.min(height - 1, y));
    return in[base + cy * width + cx];
  }
}
