package io.avatarloom.core.file;

import io.avatarloom.core.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An array of NumPy's npy format, versions 1 to 3, of numbers.
 *
 * @param values row-major
 */
public record NpyArray(double[] values, int[] shape) {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final Pattern DESCRIPTION = Pattern.compile("'descr'\\s*:\\s*'([^']*)'");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([^)]*)\\)");
  private static final Pattern FORTRAN = Pattern.compile("'fortran_order'\\s*:\\s*True");

  /**
   * @param name for messages
   * @throws IOException if the bytes are not npy, or hold something else than numbers
   */
  public static NpyArray parse(byte[] bytes, String name) throws IOException {
    if (bytes.length < 12 || !Arrays.equals(MAGIC, Arrays.copyOf(bytes, MAGIC.length))) {
      throw new IOException(name + " is not an npy array");
    }
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int start = bytes[6] == 1 ? 10 : 12;
    int length = bytes[6] == 1 ? in.getShort(8) & 0xffff : in.getInt(8);
    if (length < 0 || start + length > bytes.length) {
      throw new IOException(name + " is cut short");
    }
    String header = new String(bytes, start, length, StandardCharsets.UTF_8);
    Matcher description = DESCRIPTION.matcher(header);
    Matcher shapeText = SHAPE.matcher(header);
    if (!description.find() || !shapeText.find()) {
      throw new IOException(
          name + " holds no plain array of numbers (save sparse matrices as dense ones)");
    }
    int[] shape =
        Arrays.stream(shapeText.group(1).split(","))
            .map(String::strip)
            .filter(text -> !text.isEmpty())
            .mapToInt(Integer::parseInt)
            .toArray();
    double[] values = numbers(in, start + length, description.group(1), shape, name);
    return new NpyArray(FORTRAN.matcher(header).find() ? rowMajor(values, shape) : values, shape);
  }

  /**
   * An array of raw bytes.
   *
   * @param type as NumPy writes it, such as {@code <f8}
   * @param fortran column-major
   * @param name for messages
   * @throws IOException if there are too few bytes, or the type is none of numbers
   */
  static NpyArray of(byte[] bytes, String type, int[] shape, boolean fortran, String name)
      throws IOException {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    double[] values = numbers(in, 0, type, shape, name);
    return new NpyArray(fortran ? rowMajor(values, shape) : values, shape);
  }

  /** False for arrays of objects or texts, such as pickled sparse matrices. */
  static boolean numeric(byte[] bytes) {
    String start = new String(bytes, 0, Math.min(bytes.length, 256), StandardCharsets.ISO_8859_1);
    Matcher description = DESCRIPTION.matcher(start);
    return description.find() && description.group(1).matches("[<>|=][fiub][1248]");
  }

  private static double[] numbers(ByteBuffer in, int offset, String type, int[] shape, String name)
      throws IOException {
    if (type.startsWith(">")) {
      in.order(ByteOrder.BIG_ENDIAN);
    }
    int count = Arrays.stream(shape).reduce(1, Math::multiplyExact);
    int size = type.isEmpty() ? 0 : type.charAt(type.length() - 1) - '0';
    if (in.capacity() - (long) offset < (long) count * size) {
      throw new IOException(name + " is cut short");
    }
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      int at = offset + i * size;
      values[i] =
          switch (type.substring(Math.min(1, type.length()))) {
            case "f8" -> in.getDouble(at);
            case "f4" -> in.getFloat(at);
            case "i8", "u8" -> in.getLong(at);
            case "i4" -> in.getInt(at);
            case "u4" -> in.getInt(at) & 0xffffffffL;
            case "i2" -> in.getShort(at);
            case "u2" -> in.getShort(at) & 0xffff;
            case "i1" -> in.get(at);
            case "u1", "b1" -> in.get(at) & 0xff;
            default ->
                throw new IOException(
                    name
                        + " has the type "
                        + type
                        + "; expected numbers (save sparse matrices as dense ones)");
          };
    }
    return values;
  }

  private static double[] rowMajor(double[] columnMajor, int[] shape) {
    double[] out = new double[columnMajor.length];
    int[] index = new int[shape.length];
    for (int i = 0; i < out.length; i++) {
      int from = 0;
      for (int d = shape.length - 1; d >= 0; d--) {
        from = from * shape[d] + index[d];
      }
      out[i] = columnMajor[from];
      for (int d = shape.length - 1; d >= 0 && ++index[d] == shape[d]; d--) {
        index[d] = 0;
      }
    }
    return out;
  }

  /** Rounded to float32. */
  public Tensor tensor() {
    return Tensor.of(values, shape);
  }

  /** As whole numbers. */
  public int[] ints() {
    return Arrays.stream(values).mapToInt(value -> (int) (long) value).toArray();
  }
}
