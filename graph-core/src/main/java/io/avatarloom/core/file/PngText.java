package io.avatarloom.core.file;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** Texts that a PNG file carries beside its picture. */
public final class PngText {
  /** Key of the recipe that made a picture. */
  public static final String RECIPE = "avatarloom.recipe";

  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};
  private static final int HEADER_END = SIGNATURE.length + 12 + 13;
  private static final int MAX_TEXT = 64 << 20;

  private PngText() {}

  public static boolean isPng(byte[] bytes) {
    return bytes.length >= HEADER_END
        && Arrays.equals(SIGNATURE, 0, SIGNATURE.length, bytes, 0, SIGNATURE.length);
  }

  /**
   * The file with a text added right behind its header, compressed.
   *
   * @param key 1 to 79 Latin letters, digits and signs
   * @throws IllegalArgumentException if the bytes are no PNG file
   */
  public static byte[] with(byte[] png, String key, String text) {
    if (!isPng(png)) {
      throw new IllegalArgumentException("a text can be added to a PNG file only");
    }
    byte[] chunk = chunk(key, text);
    byte[] out = new byte[png.length + chunk.length];
    System.arraycopy(png, 0, out, 0, HEADER_END);
    System.arraycopy(chunk, 0, out, HEADER_END, chunk.length);
    System.arraycopy(png, HEADER_END, out, HEADER_END + chunk.length, png.length - HEADER_END);
    return out;
  }

  private static byte[] chunk(String key, String text) {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    data.writeBytes("iTXt".getBytes(StandardCharsets.ISO_8859_1));
    data.writeBytes(key.getBytes(StandardCharsets.ISO_8859_1));
    data.writeBytes(new byte[] {0, 1, 0, 0, 0});
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(data)) {
      deflater.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    byte[] bytes = data.toByteArray();
    CRC32 sum = new CRC32();
    sum.update(bytes);
    return ByteBuffer.allocate(bytes.length + 8)
        .putInt(bytes.length - 4)
        .put(bytes)
        .putInt((int) sum.getValue())
        .array();
  }

  /** A text of a PNG file; empty when the file is no PNG, has no such text, or is cut short. */
  public static Optional<String> find(byte[] png, String key) {
    if (!isPng(png)) {
      return Optional.empty();
    }
    ByteBuffer in = ByteBuffer.wrap(png).position(SIGNATURE.length);
    while (in.remaining() >= 12) {
      int length = in.getInt();
      if (length < 0 || length > in.remaining() - 8) {
        return Optional.empty();
      }
      byte[] name = new byte[4];
      in.get(name);
      byte[] data = new byte[length];
      in.get(data).getInt();
      Optional<String> text = text(new String(name, StandardCharsets.ISO_8859_1), data, key);
      if (text.isPresent()) {
        return text;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> text(String chunk, byte[] data, String key) {
    int end = zero(data, 0);
    if (end < 0 || !new String(data, 0, end, StandardCharsets.ISO_8859_1).equals(key)) {
      return Optional.empty();
    }
    return switch (chunk) {
      case "tEXt" -> plain(data, end + 1, StandardCharsets.ISO_8859_1);
      case "zTXt" -> unpacked(data, end + 2, StandardCharsets.ISO_8859_1);
      case "iTXt" -> international(data, end);
      default -> Optional.empty();
    };
  }

  private static Optional<String> international(byte[] data, int end) {
    int language = zero(data, end + 3);
    int translated = language < 0 ? -1 : zero(data, language + 1);
    if (translated < 0) {
      return Optional.empty();
    }
    return data[end + 1] == 1
        ? unpacked(data, translated + 1, StandardCharsets.UTF_8)
        : plain(data, translated + 1, StandardCharsets.UTF_8);
  }

  private static int zero(byte[] data, int from) {
    for (int i = from; i < data.length; i++) {
      if (data[i] == 0) {
        return i;
      }
    }
    return -1;
  }

  private static Optional<String> plain(byte[] data, int from, Charset charset) {
    return Optional.of(new String(data, from, data.length - from, charset));
  }

  private static Optional<String> unpacked(byte[] data, int from, Charset charset) {
    if (from > data.length) {
      return Optional.empty();
    }
    try (InflaterInputStream in =
        new InflaterInputStream(new ByteArrayInputStream(data, from, data.length - from))) {
      byte[] text = in.readNBytes(MAX_TEXT + 1);
      return text.length > MAX_TEXT ? Optional.empty() : Optional.of(new String(text, charset));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
