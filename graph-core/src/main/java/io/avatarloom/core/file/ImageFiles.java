package io.avatarloom.core.file;

import io.avatarloom.core.tensor.DetachedCalls;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.Image;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.imageio.IIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;

/**
 * Reads and writes pictures. Colours are the stored sRGB numbers; embedded profiles are ignored.
 */
public final class ImageFiles {
  private static final long MAX_PIXELS = 100_000_000;

  /** What the JPEG reader warns of when it fills the missing rest of a picture with grey. */
  private static final Pattern CUT_SHORT =
      Pattern.compile("missing EOI|premature end", Pattern.CASE_INSENSITIVE);

  private ImageFiles() {}

  /**
   * Reads a picture as RGB: grey becomes three equal channels, transparency is laid over white,
   * 16-bit numbers keep their precision, the EXIF orientation is applied.
   *
   * @throws IOException if the file is missing, is not a picture, is cut short, is in CMYK or has
   *     more than 100 megapixels; one sentence that names the file
   */
  public static Image read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException("there is no picture " + file);
    }
    byte[] bytes = Files.readAllBytes(file);
    return ExifOrientation.of(bytes).apply(image(DetachedCalls.once(() -> decode(file, bytes))));
  }

  private static BufferedImage decode(Path file, byte[] bytes) throws IOException {
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new IOException(
            file + " is not a picture this program reads; use PNG, JPEG, BMP or GIF");
      }
      ImageReader reader = readers.next();
      reader.setInput(in, true, true);
      return decode(file, reader);
    }
  }

  private static BufferedImage decode(Path file, ImageReader reader) throws IOException {
    List<String> warnings = new ArrayList<>();
    reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
    BufferedImage picture;
    try {
      long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
      if (pixels > MAX_PIXELS) {
        throw new IOException(
            file
                + " has "
                + pixels / 1_000_000
                + " megapixels, at most 100 are read; scale it down first");
      }
      picture = reader.read(0);
    } catch (RuntimeException | EOFException | IIOException e) {
      throw new IOException(file + " is damaged or cut short: " + e.getMessage(), e);
    } finally {
      reader.dispose();
    }
    if (warnings.stream().anyMatch(CUT_SHORT.asPredicate())) {
      throw new IOException(file + " is damaged or cut short: " + String.join("; ", warnings));
    }
    if (picture.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_CMYK) {
      throw new IOException(file + " is stored in printing inks (CMYK); save it as RGB");
    }
    return picture;
  }

  /** The pixels of a Java picture as RGB, transparency laid over white. */
  public static Image image(BufferedImage picture) {
    Raster raster = picture.getRaster();
    return picture.getColorModel() instanceof ComponentColorModel
        ? fromBands(raster)
        : fromRgb(picture);
  }

  /** Grey or RGB samples of any depth, with or without alpha, straight from the raster. */
  private static Image fromBands(Raster raster) {
    int width = raster.getWidth();
    int height = raster.getHeight();
    int bands = raster.getNumBands();
    float scale = (float) ((1L << raster.getSampleModel().getSampleSize(0)) - 1);
    float[] out = new float[3 * width * height];
    float[] row = new float[width * bands];
    for (int y = 0; y < height; y++) {
      raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
      for (int x = 0; x < width; x++) {
        float alpha = bands % 2 == 0 ? row[x * bands + bands - 1] / scale : 1;
        for (int c = 0; c < 3; c++) {
          float sample = row[x * bands + (bands < 3 ? 0 : c)] / scale;
          out[(c * height + y) * width + x] = sample * alpha + (1 - alpha);
        }
      }
    }
    return new Image(Tensor.of(out, 3, height, width));
  }

  /** Palettes and packed pixels, through Java's colour model. */
  private static Image fromRgb(BufferedImage picture) {
    int width = picture.getWidth();
    int height = picture.getHeight();
    float[] out = new float[3 * width * height];
    int[] row = new int[width];
    for (int y = 0; y < height; y++) {
      picture.getRGB(0, y, width, 1, row, 0, width);
      for (int x = 0; x < width; x++) {
        float alpha = (row[x] >>> 24) / 255f;
        for (int c = 0; c < 3; c++) {
          float sample = ((row[x] >> (16 - 8 * c)) & 0xff) / 255f;
          out[(c * height + y) * width + x] = sample * alpha + (1 - alpha);
        }
      }
    }
    return new Image(Tensor.of(out, 3, height, width));
  }

  /**
   * 8-bit picture: grey for one channel, RGB for three, RGBA for four; numbers are clamped to [0,
   * 1].
   */
  public static BufferedImage buffered(Image image) {
    int width = image.width();
    int height = image.height();
    int channels = image.channels();
    BufferedImage picture =
        new BufferedImage(
            width,
            height,
            channels == 4 ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
    float[] data = image.pixels().data();
    int plane = width * height;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int at = y * width + x;
        int red = to8(data[at]);
        int green = channels < 3 ? red : to8(data[plane + at]);
        int blue = channels < 3 ? red : to8(data[2 * plane + at]);
        int alpha = channels == 4 ? to8(data[3 * plane + at]) : 255;
        picture.setRGB(x, y, alpha << 24 | red << 16 | green << 8 | blue);
      }
    }
    return picture;
  }

  private static int to8(float value) {
    return Math.round(255 * Math.max(0, Math.min(1, value)));
  }

  /** PNG bytes. */
  public static byte[] png(Image image) throws IOException {
    return DetachedCalls.once(
        () -> {
          ByteArrayOutputStream out = new ByteArrayOutputStream();
          ImageIO.write(buffered(image), "png", out);
          return out.toByteArray();
        });
  }

  /**
   * JPEG bytes.
   *
   * @param quality 0 to 1
   */
  public static byte[] jpeg(Image image, double quality) throws IOException {
    return DetachedCalls.once(() -> encode(image, quality));
  }

  private static byte[] encode(Image image, double quality) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(stream);
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality((float) quality);
      writer.write(null, new IIOImage(buffered(image), null, null), param);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }

  /** File name endings that {@link #read} takes. */
  public static boolean isPicture(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return name.matches(".*\\.(png|jpe?g|bmp|gif)");
  }
}
