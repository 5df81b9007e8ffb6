package io.avatarloom.editor.stage;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** A film of JPEG pictures in an AVI file, which needs no program beside Java. */
final class AviFile implements Closeable {
  private static final float QUALITY = 0.92f;
  private static final int HEADER = 224;
  private static final int KEY_FRAME = 0x10;
  private static final int HAS_INDEX = 0x10;
  private static final int MICROSECONDS = 1_000_000;

  private final RandomAccessFile out;
  private final int width;
  private final int height;
  private final double framesPerSecond;
  private final List<Integer> sizes = new ArrayList<>();

  AviFile(Path file, int width, int height, double framesPerSecond) throws IOException {
    this.width = width;
    this.height = height;
    this.framesPerSecond = framesPerSecond;
    Files.deleteIfExists(file);
    out = new RandomAccessFile(file.toFile(), "rw");
    out.write(new byte[HEADER]);
  }

  void add(BufferedImage image) throws IOException {
    byte[] jpeg = jpeg(image);
    out.write(words(8).put(text("00dc")).putInt(jpeg.length).array());
    out.write(jpeg);
    if (jpeg.length % 2 == 1) {
      out.write(0);
    }
    sizes.add(jpeg.length);
  }

  private static byte[] jpeg(BufferedImage image) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam how = writer.getDefaultWriteParam();
      how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      how.setCompressionQuality(QUALITY);
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, null), how);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static ByteBuffer words(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] text(String four) {
    return four.getBytes(StandardCharsets.US_ASCII);
  }

  /** Writes index and header. */
  @Override
  public void close() throws IOException {
    int films = (int) out.length() - HEADER + 4;
    ByteBuffer index = words(8 + 16 * sizes.size());
    index.put(text("idx1")).putInt(16 * sizes.size());
    int offset = 4;
    for (int size : sizes) {
      index.put(text("00dc")).putInt(KEY_FRAME).putInt(offset).putInt(size);
      offset += 8 + size + size % 2;
    }
    out.write(index.array());
    int whole = (int) out.length() - 8;
    out.seek(0);
    out.write(header(whole, films));
    out.close();
  }

  private byte[] header(int whole, int films) {
    int micros = (int) Math.round(MICROSECONDS / framesPerSecond);
    int largest = sizes.stream().mapToInt(Integer::intValue).max().orElse(0);
    ByteBuffer head = words(HEADER);
    head.put(text("RIFF")).putInt(whole).put(text("AVI "));
    head.put(text("LIST")).putInt(192).put(text("hdrl"));
    head.put(text("avih")).putInt(56).putInt(micros).putInt(0).putInt(0).putInt(HAS_INDEX);
    head.putInt(sizes.size()).putInt(0).putInt(1).putInt(largest).putInt(width).putInt(height);
    head.put(new byte[16]);
    head.put(text("LIST")).putInt(116).put(text("strl"));
    head.put(text("strh")).putInt(56).put(text("vids")).put(text("MJPG"));
    head.putInt(0).putInt(0).putInt(0).putInt(micros).putInt(MICROSECONDS).putInt(0);
    head.putInt(sizes.size()).putInt(largest).putInt(-1).putInt(0);
    head.putShort((short) 0).putShort((short) 0).putShort((short) width).putShort((short) height);
    head.put(text("strf")).putInt(40).putInt(40).putInt(width).putInt(height);
    head.putShort((short) 1).putShort((short) 24).put(text("MJPG")).putInt(3 * width * height);
    head.put(new byte[16]);
    return head.put(text("LIST")).putInt(films).put(text("movi")).array();
  }
}
