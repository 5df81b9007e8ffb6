package io.avatarloom.core.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.avatarloom.core.tensor.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * One safetensors file in memory: an 8-byte little-endian header length, a JSON header, raw
 * little-endian row-major data. Reads F64, F32, F16, BF16, I64, I32, I16, I8, U8 and BOOL.
 */
public final class SafeTensors implements TensorSource {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The format's own limit, in bytes. */
  private static final long MAX_HEADER = 100_000_000;

  /** Where one tensor lies. */
  public record Entry(String dtype, int[] shape, long begin, long end) {
    /** Number of elements. */
    public int length() {
      int length = 1;
      for (int size : shape) {
        length *= size;
      }
      return length;
    }
  }

  /** Bytes from {@code begin} on. */
  private interface Data {
    ByteBuffer slice(long begin, int length) throws IOException;
  }

  private final Data data;
  private final SortedMap<String, Entry> entries;
  private final SortedMap<String, String> metadata;

  private SafeTensors(
      Data data, SortedMap<String, Entry> entries, SortedMap<String, String> metadata) {
    this.data = data;
    this.entries = entries;
    this.metadata = metadata;
  }

  /**
   * Maps a file into memory. A file may be larger than 2 GB, a single tensor may not.
   *
   * @throws IOException if the file is missing or is not safetensors; the message names the file
   */
  public static SafeTensors read(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = channel.size();
      return size <= Integer.MAX_VALUE
          ? parse(channel.map(FileChannel.MapMode.READ_ONLY, 0, size), file.toString())
          : parse((begin, length) -> map(file, begin, length), size, file.toString());
    }
  }

  private static ByteBuffer map(Path file, long begin, int length) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return channel.map(FileChannel.MapMode.READ_ONLY, begin, length);
    }
  }

  /** Reads from bytes; {@code name} is used in error messages. */
  public static SafeTensors parse(byte[] bytes, String name) throws IOException {
    return parse(ByteBuffer.wrap(bytes), name);
  }

  private static SafeTensors parse(ByteBuffer buffer, String name) throws IOException {
    return parse((begin, length) -> buffer.slice((int) begin, length), buffer.limit(), name);
  }

  private static SafeTensors parse(Data data, long size, String name) throws IOException {
    if (size < 8) {
      throw new IOException(name + " is not a safetensors file: it is shorter than its header");
    }
    long headerLength = data.slice(0, 8).order(ByteOrder.LITTLE_ENDIAN).getLong(0);
    if (headerLength <= 0 || headerLength > Math.min(size - 8, MAX_HEADER)) {
      throw new IOException(name + " is not a safetensors file: its header length is wrong");
    }
    byte[] header = new byte[(int) headerLength];
    data.slice(8, header.length).get(header);
    SortedMap<String, Entry> entries = new TreeMap<>();
    SortedMap<String, String> metadata = new TreeMap<>();
    int base = 8 + (int) headerLength;
    try {
      JsonNode root = JSON.readTree(new String(header, StandardCharsets.UTF_8));
      for (Iterator<Map.Entry<String, JsonNode>> it = root.fields(); it.hasNext(); ) {
        Map.Entry<String, JsonNode> field = it.next();
        JsonNode node = field.getValue();
        if (field.getKey().equals("__metadata__")) {
          node.fields().forEachRemaining(m -> metadata.put(m.getKey(), m.getValue().asText()));
          continue;
        }
        int[] shape = new int[node.get("shape").size()];
        for (int i = 0; i < shape.length; i++) {
          shape[i] = node.get("shape").get(i).asInt();
        }
        long begin = base + node.get("data_offsets").get(0).asLong();
        long end = base + node.get("data_offsets").get(1).asLong();
        if (begin < base || end < begin || end > size) {
          throw new IOException(
              name + " is cut short or damaged: tensor " + field.getKey() + " lies outside it");
        }
        entries.put(field.getKey(), new Entry(node.get("dtype").asText(), shape, begin, end));
      }
    } catch (JsonProcessingException e) {
      throw new IOException(name + " is not a safetensors file: its header is not JSON", e);
    }
    return new SafeTensors(data, entries, metadata);
  }

  public SortedMap<String, Entry> entries() {
    return entries;
  }

  public SortedMap<String, String> metadata() {
    return metadata;
  }

  @Override
  public Set<String> names() {
    return entries.keySet();
  }

  @Override
  public boolean has(String key) {
    return entries.containsKey(key);
  }

  /**
   * @throws NoSuchElementException if there is no such tensor
   */
  public Entry entry(String key) {
    Entry entry = entries.get(key);
    if (entry == null) {
      throw new NoSuchElementException(
          "the safetensors file has no tensor '" + key + "'; it has " + entries.keySet());
    }
    return entry;
  }

  /** Raw little-endian bytes of one tensor, read-only. */
  public ByteBuffer bytes(String key) {
    Entry entry = entry(key);
    try {
      return data.slice(entry.begin, Math.toIntExact(entry.end - entry.begin))
          .asReadOnlyBuffer()
          .order(ByteOrder.LITTLE_ENDIAN);
    } catch (IOException e) {
      throw new UncheckedIOException("tensor " + key + " cannot be read: " + e.getMessage(), e);
    }
  }

  @Override
  public Tensor tensor(String key) {
    Entry entry = entry(key);
    ByteBuffer in = bytes(key);
    float[] out = new float[entry.length()];
    switch (entry.dtype) {
      case "F32" -> in.asFloatBuffer().get(out);
      case "F16" -> {
        for (int i = 0; i < out.length; i++) {
          out[i] = halfToFloat(in.getShort(2 * i));
        }
      }
      case "BF16" -> {
        for (int i = 0; i < out.length; i++) {
          out[i] = Float.intBitsToFloat(in.getShort(2 * i) << 16);
        }
      }
      default -> {
        double[] doubles = doubles(key);
        for (int i = 0; i < out.length; i++) {
          out[i] = (float) doubles[i];
        }
      }
    }
    return Tensor.of(out, entry.shape);
  }

  /** One tensor as doubles, flattened. */
  public double[] doubles(String key) {
    Entry entry = entry(key);
    ByteBuffer in = bytes(key);
    double[] out = new double[entry.length()];
    for (int i = 0; i < out.length; i++) {
      out[i] =
          switch (entry.dtype) {
            case "F64" -> in.getDouble(8 * i);
            case "F32" -> in.getFloat(4 * i);
            case "F16" -> halfToFloat(in.getShort(2 * i));
            case "BF16" -> Float.intBitsToFloat(in.getShort(2 * i) << 16);
            case "I64" -> in.getLong(8 * i);
            case "I32" -> in.getInt(4 * i);
            case "I16" -> in.getShort(2 * i);
            case "I8" -> in.get(i);
            case "U8", "BOOL" -> in.get(i) & 0xff;
            default ->
                throw new IllegalStateException(
                    "tensor '" + key + "' has the unsupported type " + entry.dtype);
          };
    }
    return out;
  }

  /** One tensor as ints, flattened. */
  public int[] ints(String key) {
    double[] doubles = doubles(key);
    int[] out = new int[doubles.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (int) doubles[i];
    }
    return out;
  }

  /** IEEE 754 binary16 to float32, exact. */
  public static float halfToFloat(short bits) {
    int sign = (bits & 0x8000) << 16;
    int exponent = (bits >>> 10) & 0x1f;
    int mantissa = bits & 0x3ff;
    if (exponent == 0) {
      float value = mantissa * 0x1.0p-24f;
      return sign == 0 ? value : -value;
    }
    if (exponent == 31) {
      return Float.intBitsToFloat(sign | 0x7f800000 | (mantissa << 13));
    }
    return Float.intBitsToFloat(sign | ((exponent + 112) << 23) | (mantissa << 13));
  }

  /** Float32 to the nearest IEEE 754 binary16, ties to even; too large numbers become infinite. */
  public static short floatToHalf(float value) {
    int bits = Float.floatToRawIntBits(value);
    int sign = bits >>> 16 & 0x8000;
    int magnitude = bits & 0x7fffffff;
    if (magnitude > 0x7f800000) {
      return (short) (sign | 0x7e00);
    }
    if (magnitude >= 0x47800000) {
      return (short) (sign | 0x7c00);
    }
    if (magnitude < 0x38800000) {
      return (short) (sign | (int) Math.rint(Float.intBitsToFloat(magnitude) * 0x1.0p24));
    }
    int rounded = magnitude + 0xfff + (magnitude >>> 13 & 1) - (112 << 23);
    return (short) (sign | rounded >>> 13);
  }

  /**
   * Writes a file of tensors of one type, each made when its turn comes, in sorted order.
   *
   * @param half true for float16, false for float32
   * @param numbers of the tensor of a name, as many as its shape says
   */
  public static void write(
      Path file, SortedMap<String, int[]> shapes, boolean half, Function<String, float[]> numbers)
      throws IOException {
    ObjectNode header = JSON.createObjectNode();
    long offset = 0;
    for (Map.Entry<String, int[]> e : shapes.entrySet()) {
      long length = half ? 2 : 4;
      for (int size : e.getValue()) {
        length *= size;
      }
      describe(header, e.getKey(), half ? "F16" : "F32", e.getValue(), offset, offset + length);
      offset += length;
    }
    AtomicFile.write(
        file,
        out -> {
          out.write(framed(header));
          for (String name : shapes.keySet()) {
            out.write(encoded(numbers.apply(name), half));
          }
        });
  }

  private static byte[] encoded(float[] numbers, boolean half) {
    ByteBuffer buffer =
        ByteBuffer.allocate((half ? 2 : 4) * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float number : numbers) {
      if (half) {
        buffer.putShort(floatToHalf(number));
      } else {
        buffer.putFloat(number);
      }
    }
    return buffer.array();
  }

  private static void describe(
      ObjectNode header, String key, String dtype, int[] sizes, long begin, long end) {
    ObjectNode node = header.putObject(key);
    node.put("dtype", dtype);
    ArrayNode shape = node.putArray("shape");
    for (int size : sizes) {
      shape.add(size);
    }
    node.putArray("data_offsets").add(begin).add(end);
  }

  /** The header as it stands before the numbers: its length, then its text, padded to 8 bytes. */
  private static byte[] framed(ObjectNode header) {
    byte[] json = header.toString().getBytes(StandardCharsets.UTF_8);
    byte[] framed = new byte[8 + (json.length + 7) / 8 * 8];
    Arrays.fill(framed, (byte) ' ');
    ByteBuffer.wrap(framed).order(ByteOrder.LITTLE_ENDIAN).putLong(framed.length - 8L).put(json);
    return framed;
  }

  /**
   * Builds a safetensors file in memory. Keys are written in sorted order, so equal content gives
   * equal bytes.
   */
  public static final class Writer {
    private final SortedMap<String, byte[]> blobs = new TreeMap<>();
    private final SortedMap<String, Entry> entries = new TreeMap<>();
    private final SortedMap<String, String> metadata = new TreeMap<>();

    public Writer meta(String key, String value) {
      metadata.put(key, value);
      return this;
    }

    /** Adds a float32 tensor. */
    public Writer put(String key, Tensor tensor) {
      ByteBuffer buffer = ByteBuffer.allocate(4 * tensor.length()).order(ByteOrder.LITTLE_ENDIAN);
      buffer.asFloatBuffer().put(tensor.data());
      return add(key, "F32", tensor.shape(), buffer.array());
    }

    /** Adds a float64 tensor. */
    public Writer put(String key, double[] values, int... shape) {
      ByteBuffer buffer = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
      buffer.asDoubleBuffer().put(values);
      return add(key, "F64", shape, buffer.array());
    }

    /** Adds an int32 tensor. */
    public Writer put(String key, int[] values, int... shape) {
      ByteBuffer buffer = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
      buffer.asIntBuffer().put(values);
      return add(key, "I32", shape, buffer.array());
    }

    /** Adds a tensor of raw little-endian bytes. */
    public Writer add(String key, String dtype, int[] shape, byte[] bytes) {
      blobs.put(key, bytes);
      entries.put(key, new Entry(dtype, shape.clone(), 0, 0));
      return this;
    }

    public byte[] bytes() {
      ObjectNode header = JSON.createObjectNode();
      if (!metadata.isEmpty()) {
        ObjectNode meta = header.putObject("__metadata__");
        metadata.forEach(meta::put);
      }
      long offset = 0;
      for (Map.Entry<String, Entry> e : entries.entrySet()) {
        long length = blobs.get(e.getKey()).length;
        Entry entry = e.getValue();
        describe(header, e.getKey(), entry.dtype, entry.shape, offset, offset + length);
        offset += length;
      }
      byte[] framed = framed(header);
      ByteBuffer out = ByteBuffer.allocate(Math.toIntExact(framed.length + offset)).put(framed);
      blobs.values().forEach(out::put);
      return out.array();
    }
  }
}
