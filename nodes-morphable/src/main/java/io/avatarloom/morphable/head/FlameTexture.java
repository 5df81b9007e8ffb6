package io.avatarloom.morphable.head;

import io.avatarloom.core.file.NamedArrays;
import io.avatarloom.core.file.NpyArray;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.Image;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * FLAME's texture model: mean picture in 0 to 255 with channels blue, green, red
 * (FLAME_texture.npz: mean) or in 0 to 1 with red first (albedo model: MU), with texture
 * coordinates vt and triangles ft.
 *
 * @param albedo mean picture, sRGB
 * @param uv [texture vertex, 2], v up
 * @param uvTriangles [triangle * 3]
 */
public record FlameTexture(Image albedo, Tensor uv, int[] uvTriangles) {
  /**
   * Reads a texture file.
   *
   * @throws IOException if the file holds no such picture or no coordinates; the message names it
   */
  public static FlameTexture read(Path file) throws IOException {
    Map<String, NpyArray> arrays = NamedArrays.read(file);
    boolean blueFirst = arrays.containsKey("mean");
    NpyArray mean = arrays.get(blueFirst ? "mean" : "MU");
    if (mean == null || mean.shape().length != 3 || mean.shape()[2] != 3) {
      throw new IOException(
          file
              + " has no picture: expected an array mean or MU of shape [height, width, 3], met "
              + String.join(", ", arrays.keySet()));
    }
    if (!arrays.containsKey("vt") || !arrays.containsKey("ft")) {
      throw new IOException(file + " has no texture coordinates: expected the arrays vt and ft");
    }
    return new FlameTexture(
        picture(mean, blueFirst), arrays.get("vt").tensor(), arrays.get("ft").ints());
  }

  private static Image picture(NpyArray mean, boolean blueFirst) {
    int height = mean.shape()[0];
    int width = mean.shape()[1];
    double scale = blueFirst ? 1 / 255.0 : 1;
    float[] pixels = new float[3 * height * width];
    for (int i = 0; i < height * width; i++) {
      for (int c = 0; c < 3; c++) {
        double value = mean.values()[3 * i + (blueFirst ? 2 - c : c)] * scale;
        pixels[c * height * width + i] = (float) Math.max(0, Math.min(1, value));
      }
    }
    return new Image(Tensor.of(pixels, 3, height, width));
  }
}
