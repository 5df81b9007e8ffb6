package io.avatarloom.core.file;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** A recipe in an application extension of a GIF file, which players skip. */
final class GifText {
  private static final byte[] NAME = "avatarloom1".getBytes(StandardCharsets.US_ASCII);
  private static final int EXTENSION = 0x21;
  private static final int APPLICATION = 0xff;
  private static final int IMAGE = 0x2c;
  private static final int TRAILER = 0x3b;
  private static final int BLOCK = 255;

  private final byte[] gif;
  private int at;

  private GifText(byte[] gif) {
    this.gif = gif;
    this.at = 13 + table(gif[10]);
  }

  static boolean isGif(byte[] bytes) {
    return bytes.length > 13 && bytes[0] == 'G' && bytes[1] == 'I' && bytes[2] == 'F';
  }

  /** Length of a colour table that flags tell of. */
  private static int table(int flags) {
    return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
  }

  /** The file with the recipe before its trailer, compressed. */
  static byte[] with(byte[] gif, String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int end = gif.length - (gif[gif.length - 1] == TRAILER ? 1 : 0);
    out.write(gif, 0, end);
    out.write(EXTENSION);
    out.write(APPLICATION);
    out.write(NAME.length);
    out.writeBytes(NAME);
    byte[] packed = EmbeddedRecipe.packed(text);
    for (int from = 0; from < packed.length; from += BLOCK) {
      int length = Math.min(BLOCK, packed.length - from);
      out.write(length);
      out.write(packed, from, length);
    }
    out.write(0);
    out.write(TRAILER);
    return out.toByteArray();
  }

  static Optional<String> find(byte[] gif) {
    try {
      return new GifText(gif).find();
    } catch (ArrayIndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  private Optional<String> find() {
    while (at < gif.length) {
      int kind = gif[at++] & 0xff;
      if (kind == IMAGE) {
        at += 9 + table(gif[at + 8]) + 1;
        blocks();
      } else if (kind == EXTENSION) {
        int label = gif[at++] & 0xff;
        boolean ours =
            label == APPLICATION
                && gif[at] == NAME.length
                && Arrays.equals(gif, at + 1, at + 1 + NAME.length, NAME, 0, NAME.length);
        at += ours ? 1 + NAME.length : 0;
        byte[] data = blocks();
        if (ours) {
          return EmbeddedRecipe.unpacked(data);
        }
      } else {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** Reads sub-blocks up to the empty one. */
  private byte[] blocks() {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    for (int length = gif[at++] & 0xff; length > 0; length = gif[at++] & 0xff) {
      if (at + length >= gif.length) {
        at = gif.length;
        break;
      }
      data.write(gif, at, length);
      at += length;
    }
    return data.toByteArray();
  }
}
