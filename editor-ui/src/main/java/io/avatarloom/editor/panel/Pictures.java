package io.avatarloom.editor.panel;

import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/** Pictures of values as the toolkit draws them. */
final class Pictures {
  private static final int OPAQUE = 255;

  private Pictures() {}

  static WritableImage of(Image image) {
    int width = image.width();
    int height = image.height();
    int plane = width * height;
    int[] argb = new int[plane];
    for (int i = 0; i < plane; i++) {
      int red = level(image.pixels(), i);
      boolean grey = image.channels() < 3;
      int green = grey ? red : level(image.pixels(), plane + i);
      int blue = grey ? red : level(image.pixels(), 2 * plane + i);
      int alpha = image.channels() == 4 ? level(image.pixels(), 3 * plane + i) : OPAQUE;
      argb[i] = alpha << 24 | red << 16 | green << 8 | blue;
    }
    return of(argb, width, height);
  }

  private static int level(Tensor pixels, int index) {
    return (int) Math.round(Math.max(0, Math.min(1, pixels.at(index))) * OPAQUE);
  }

  /**
   * @param argb [height, width]
   */
  static WritableImage of(int[] argb, int width, int height) {
    WritableImage picture = new WritableImage(width, height);
    picture
        .getPixelWriter()
        .setPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
    return picture;
  }
}
