package io.avatarloom.morphable.data;

import io.avatarloom.core.file.SafeTensors;
import io.avatarloom.core.tensor.Tensor;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * Cards of hair bound to the skin: p = sum of bary * V[vertex], plus the offset turned with the
 * head.
 *
 * @param vertex [hair vertex * 3] of the head
 * @param bary [hair vertex * 3]
 * @param offset [hair vertex * 3] metres
 * @param uv [hair vertex, 2]
 * @param triangles [triangle * 3]
 * @param grey [side, side] luminance of the texture, 0 to 255
 * @param shadeOf [256] linear light of a luminance, over the mean of the texture
 * @param alpha [side, side]
 * @param side of the texture in pixels
 */
record HairStyle(
    int[] vertex,
    float[] bary,
    float[] offset,
    float[] uv,
    int[] triangles,
    int[] grey,
    float[] shadeOf,
    float[] alpha,
    int side) {
  /** File name, and the words of captions before and after the colour. */
  static final String[][] STYLES = {
    {"short01", "short ", " hair"},
    {"short02", "short ", " hair"},
    {"short03", "medium ", " hair"},
    {"short04", "short ", " hair"},
    {"bob02", "medium ", " hair"},
    {"long01", "long ", " hair"},
    {"ponytail01", "a ", " ponytail"},
    {"braid01", "braided ", " hair"}
  };

  /** Styles without cards before them: bald, cropped. */
  static final int PAINTED = 2;

  private static final double GAMMA = 2.2;

  static HairStyle read(Path folder, SafeTensors pack, String name) throws IOException {
    BufferedImage picture = ImageIO.read(folder.resolve(name + ".png").toFile());
    if (picture == null || picture.getRaster().getNumBands() != 2) {
      throw new IOException(folder.resolve(name + ".png") + " is not a picture of grey and alpha");
    }
    Raster raster = picture.getRaster();
    int side = raster.getWidth();
    int[] grey = new int[side * side];
    float[] alpha = new float[side * side];
    float[] shadeOf = new float[256];
    for (int level = 0; level < 256; level++) {
      shadeOf[level] = (float) Math.pow(level / 255.0, GAMMA);
    }
    double sum = 0;
    double weight = 0;
    for (int i = 0; i < grey.length; i++) {
      grey[i] = raster.getSample(i % side, i / side, 0);
      alpha[i] = raster.getSample(i % side, i / side, 1) / 255f;
      sum += alpha[i] * shadeOf[grey[i]];
      weight += alpha[i];
    }
    for (int level = 0; level < 256; level++) {
      shadeOf[level] *= (float) (weight / sum);
    }
    Tensor uv = pack.tensor(name + ".uv");
    return new HairStyle(
        pack.ints(name + ".vertex"),
        pack.tensor(name + ".bary").data(),
        pack.tensor(name + ".offset").data(),
        uv.data(),
        pack.ints(name + ".triangles"),
        grey,
        shadeOf,
        alpha,
        side);
  }

  /**
   * Hair vertices on a posed head.
   *
   * @param head [vertex, 3]
   * @param turn rotation of the head, row-major
   * @param out receives [hair vertex, 3] from {@code at} on
   */
  void place(float[] head, double[] turn, float[] out, int at) {
    for (int i = 0; i < vertex.length; i += 3) {
      for (int c = 0; c < 3; c++) {
        double p = 0;
        for (int k = 0; k < 3; k++) {
          p += bary[i + k] * head[3 * vertex[i + k] + c];
          p += turn[3 * c + k] * offset[i + k];
        }
        out[at + i + c] = (float) p;
      }
    }
  }
}
