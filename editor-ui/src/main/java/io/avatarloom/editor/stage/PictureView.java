package io.avatarloom.editor.stage;

import java.nio.IntBuffer;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/** An image view fed with pictures of changing resolution, without copying them. */
final class PictureView {
  private final ImageView view = new ImageView();

  PictureView() {
    view.setSmooth(true);
    view.setPreserveRatio(false);
    view.setMouseTransparent(true);
  }

  ImageView node() {
    return view;
  }

  void show(Picture picture) {
    PixelBuffer<IntBuffer> pixels =
        new PixelBuffer<>(
            picture.width(),
            picture.height(),
            IntBuffer.wrap(picture.argb()),
            PixelFormat.getIntArgbPreInstance());
    view.setImage(new WritableImage(pixels));
  }
}
