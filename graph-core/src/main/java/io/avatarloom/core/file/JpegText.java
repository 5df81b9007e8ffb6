package io.avatarloom.core.file;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** A recipe in APP10 segments of a JPEG file, which decoders skip. */
final class JpegText {
  private static final int SEGMENT = 0xffea;
  private static final int JFIF = 0xffe0;
  private static final int SCAN = 0xffda;
  private static final int MOST = 65_000;
  private static final byte[] NAME = (PngText.RECIPE + "\0").getBytes(StandardCharsets.US_ASCII);

  private JpegText() {}

  static boolean isJpeg(byte[] bytes) {
    return bytes.length >= 4 && bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xd8;
  }

  /** The file with the recipe right behind its JFIF header, compressed, in parts. */
  static byte[] with(byte[] jpeg, String text) {
    ByteBuffer in = ByteBuffer.wrap(jpeg);
    int at = 2;
    if ((in.getShort(2) & 0xffff) == JFIF) {
      at += 2 + (in.getShort(4) & 0xffff);
    }
    byte[] packed = EmbeddedRecipe.packed(text);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(jpeg, 0, at);
    for (int from = 0; from < packed.length; from += MOST) {
      int length = Math.min(MOST, packed.length - from);
      ByteBuffer head = ByteBuffer.allocate(4 + NAME.length);
      head.putShort((short) SEGMENT).putShort((short) (2 + NAME.length + length)).put(NAME);
      out.writeBytes(head.array());
      out.write(packed, from, length);
    }
    out.write(jpeg, at, jpeg.length - at);
    return out.toByteArray();
  }

  static Optional<String> find(byte[] jpeg) {
    ByteBuffer in = ByteBuffer.wrap(jpeg).position(2);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    while (in.remaining() >= 4) {
      int marker = in.getShort() & 0xffff;
      int length = (in.getShort() & 0xffff) - 2;
      if (marker == SCAN || marker < 0xff00 || length < 0 || length > in.remaining()) {
        break;
      }
      byte[] data = new byte[length];
      in.get(data);
      if (marker == SEGMENT
          && length >= NAME.length
          && Arrays.equals(data, 0, NAME.length, NAME, 0, NAME.length)) {
        packed.write(data, NAME.length, length - NAME.length);
      }
    }
    return EmbeddedRecipe.unpacked(packed.toByteArray());
  }
}
