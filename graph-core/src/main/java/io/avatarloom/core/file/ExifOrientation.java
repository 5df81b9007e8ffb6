package io.avatarloom.core.file;

import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.Image;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How a camera says a JPEG is to be turned (EXIF 2.3, tag 0x0112).
 *
 * @param code 1 to 8 as in EXIF; 1 leaves the picture as it is
 */
record ExifOrientation(int code) {
  private static final int ORIENTATION_TAG = 0x0112;

  /** Finds the tag in the APP1 segment of a JPEG; 1 for anything else. */
  static ExifOrientation of(byte[] file) {
    ByteBuffer in = ByteBuffer.wrap(file);
    if (file.length < 4 || in.getShort(0) != (short) 0xffd8) {
      return new ExifOrientation(1);
    }
    int at = 2;
    while (at + 4 <= file.length && file[at] == (byte) 0xff) {
      int marker = file[at + 1] & 0xff;
      int length = in.getShort(at + 2) & 0xffff;
      boolean exif = marker == 0xe1 && at + 10 <= file.length && in.getInt(at + 4) == 0x45786966;
      if (exif) {
        int end = Math.min(file.length, at + 2 + length);
        return new ExifOrientation(inTiff(in, at + 10, end));
      }
      if (marker == 0xda) {
        break;
      }
      at += 2 + length;
    }
    return new ExifOrientation(1);
  }

  private static int inTiff(ByteBuffer file, int base, int end) {
    if (base + 8 > end) {
      return 1;
    }
    ByteBuffer tiff = file.slice(base, end - base);
    tiff.order(tiff.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = tiff.getInt(4);
    if (directory < 8 || directory > tiff.limit() - 2) {
      return 1;
    }
    int entries = tiff.getShort(directory) & 0xffff;
    for (int i = 0; i < entries; i++) {
      int entry = directory + 2 + 12 * i;
      if (entry + 12 > tiff.limit()) {
        return 1;
      }
      if ((tiff.getShort(entry) & 0xffff) == ORIENTATION_TAG) {
        int code = tiff.getShort(entry + 8);
        return code >= 1 && code <= 8 ? code : 1;
      }
    }
    return 1;
  }

  /** The picture upright. */
  Image apply(Image image) {
    if (code == 1) {
      return image;
    }
    int w = image.width();
    int h = image.height();
    boolean swapped = code >= 5;
    int newW = swapped ? h : w;
    int newH = swapped ? w : h;
    float[] in = image.pixels().data();
    float[] out = new float[in.length];
    for (int c = 0; c < image.channels(); c++) {
      for (int y = 0; y < newH; y++) {
        for (int x = 0; x < newW; x++) {
          out[(c * newH + y) * newW + x] = in[c * w * h + source(x, y, w, h)];
        }
      }
    }
    return new Image(Tensor.of(out, image.channels(), newH, newW));
  }

  private int source(int x, int y, int w, int h) {
    return switch (code) {
      case 2 -> y * w + (w - 1 - x);
      case 3 -> (h - 1 - y) * w + (w - 1 - x);
      case 4 -> (h - 1 - y) * w + x;
      case 5 -> x * w + y;
      case 6 -> (h - 1 - x) * w + y;
      case 7 -> (h - 1 - x) * w + (w - 1 - y);
      case 8 -> x * w + (w - 1 - y);
      default -> y * w + x;
    };
  }
}
