package io.avatarloom.morphable.data;

import io.avatarloom.core.file.ImageFiles;
import io.avatarloom.core.value.Image;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The skins, eyes and eyebrows of the appearance pack, halved to the size of the pictures' need.
 */
final class SkinAtlas {
  /** Names of the skins; the words say age, tone and sex. */
  static final List<String> SKINS =
      List.of(
          "young_light_male",
          "young_light_male2",
          "young_light_male3",
          "middleage_light_male",
          "middleage_light_male2",
          "old_light_male2",
          "young_dark_male",
          "middleage_dark_male",
          "old_dark_male",
          "young_light_female2",
          "young_light_female3",
          "middleage_light_female2",
          "middleage_dark_female",
          "old_dark_female");

  static final List<String> EYES =
      List.of(
          "brown",
          "darkbrown",
          "brownlight",
          "blue",
          "bluegreen",
          "deepblue",
          "green",
          "grey",
          "ice",
          "lightblue");

  private static final int FULL = 512;

  /** Columns and rows of the left eye's tile: u 0.3125 to 0.625, v 0 to 0.3125. */
  private static final double TILE = 0.3125;

  final int size;
  final float[][] skins;
  final float[][] eyes;
  final float[] brows;
  final int eyeSize;

  /**
   * @param folder appearance
   * @param size 512 or a half, a quarter of it
   */
  SkinAtlas(Path folder, int size) throws IOException {
    this.size = size;
    this.eyeSize = (int) Math.round(TILE * size);
    skins = new float[SKINS.size()][];
    for (int i = 0; i < skins.length; i++) {
      skins[i] = halved(folder.resolve("skins").resolve(SKINS.get(i) + ".jpg"));
    }
    eyes = new float[EYES.size()][];
    for (int i = 0; i < eyes.length; i++) {
      Image eye = ImageFiles.read(folder.resolve("eyes").resolve(EYES.get(i) + ".jpg"));
      eyes[i] = resized(eye, eyeSize);
    }
    float[] brow = halved(folder.resolve("brow_mask.png"));
    brows = java.util.Arrays.copyOf(brow, size * size);
  }

  private float[] halved(Path file) throws IOException {
    Image image = ImageFiles.read(file);
    if (image.width() != FULL || image.height() != FULL) {
      throw new IOException(file + " is expected to have " + FULL + " x " + FULL + " pixels");
    }
    return resized(image, size);
  }

  /** [3, side, side], each pixel the mean of those it covers. */
  private static float[] resized(Image image, int side) {
    float[] in = image.pixels().data();
    int width = image.width();
    int height = image.height();
    float[] out = new float[3 * side * side];
    for (int y = 0; y < side; y++) {
      int y0 = y * height / side;
      int y1 = Math.max(y0 + 1, (y + 1) * height / side);
      for (int x = 0; x < side; x++) {
        int x0 = x * width / side;
        int x1 = Math.max(x0 + 1, (x + 1) * width / side);
        for (int c = 0; c < 3; c++) {
          float sum = 0;
          for (int j = y0; j < y1; j++) {
            for (int i = x0; i < x1; i++) {
              sum += in[(c * height + j) * width + i];
            }
          }
          out[(c * side + y) * side + x] = sum / ((x1 - x0) * (y1 - y0));
        }
      }
    }
    return out;
  }

  /** Lays an eye's picture into the tiles of both eyes, mirrored on the subject's right. */
  void putEyes(int eye, float gain, float[] atlas) {
    int row0 = size - eyeSize;
    int left = eyeSize;
    int right = 2 * eyeSize;
    for (int c = 0; c < 3; c++) {
      for (int y = 0; y < eyeSize; y++) {
        for (int x = 0; x < eyeSize; x++) {
          float value = Math.min(1, gain * eyes[eye][(c * eyeSize + y) * eyeSize + x]);
          int row = (c * size + row0 + y) * size;
          atlas[row + left + x] = value;
          atlas[row + right + eyeSize - 1 - x] = value;
        }
      }
    }
  }
}
