package io.avatarloom.core.sweep;

import io.avatarloom.core.file.AtomicFile;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;

/** Small copies of pictures for the page of a sweep, in {@code thumbs/}. */
final class Thumbnails {
  private static final int WIDTH = 480;
  private static final int HEIGHT = 180;
  private final Path out;

  Thumbnails(Path out) {
    this.out = out;
  }

  static boolean isPicture(String file) {
    return file.toLowerCase(Locale.ROOT).matches(".*\\.(png|jpg|gif)");
  }

  /** Path of a copy from the page's folder. */
  static String name(String member, String file) {
    return "thumbs/" + member + "/" + file + ".png";
  }

  boolean exists(String member, String file) {
    return Files.exists(out.resolve(name(member, file)));
  }

  /** Makes the copy of a picture; other files have none. */
  void make(String member, Path folder, String file) throws IOException {
    if (!isPicture(file)) {
      return;
    }
    BufferedImage picture = ImageIO.read(folder.resolve(file).toFile());
    if (picture == null) {
      return;
    }
    double scale =
        Math.min(
            1,
            Math.min((double) WIDTH / picture.getWidth(), (double) HEIGHT / picture.getHeight()));
    int width = Math.max(1, (int) Math.round(picture.getWidth() * scale));
    int height = Math.max(1, (int) Math.round(picture.getHeight() * scale));
    BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    Graphics2D draw = small.createGraphics();
    draw.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    draw.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
    draw.drawImage(picture, 0, 0, width, height, null);
    draw.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(small, "png", bytes);
    AtomicFile.write(out.resolve(name(member, file)), bytes.toByteArray());
  }
}
