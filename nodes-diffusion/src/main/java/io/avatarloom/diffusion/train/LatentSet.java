package io.avatarloom.diffusion.train;

import io.avatarloom.core.file.SafeTensors;
import io.avatarloom.core.value.Codec;
import io.avatarloom.core.value.Value;
import io.avatarloom.core.value.ValueType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.NoSuchElementException;

/**
 * Pictures ready to train from, in Java's memory: latents as float16, captions as tokens,
 * descriptors of their people; pixels and hints as bytes where they were asked for.
 *
 * @param key identifies the content: pictures, autoencoder, tokenizer, descriptors
 * @param shape of a picture's latents: channel, height, width
 * @param latents [picture, channel, height, width] float16, scaled; chunks of whole pictures
 * @param pixels [picture, 3, size, size] bytes; chunks; none if not asked for
 * @param hints [picture, 4, size, size] bytes; chunks; none if not asked for
 * @param sizePx of pixels and hints
 * @param tokens [picture, tokens of a prompt]
 * @param azimuthDeg [picture]
 * @param spoilt [picture]
 * @param person [picture] row of the descriptors; -1 for none
 * @param descriptors [person, chip, width] unit length
 */
public record LatentSet(
    String key,
    int[] shape,
    byte[][] latents,
    byte[][] pixels,
    byte[][] hints,
    int sizePx,
    short[][] tokens,
    float[] azimuthDeg,
    boolean[] spoilt,
    int[] person,
    float[][][] descriptors)
    implements Value {
  /** The type; its file is safetensors. */
  public static final ValueType<LatentSet> TYPE =
      new ValueType<>(
          "LatentSet",
          LatentSet.class,
          new SetCodec(),
          "#fa903e",
          "Pictures as latents with their captions and descriptors.");

  /** How many pictures there are. */
  public int count() {
    return person.length;
  }

  @Override
  public ValueType<?> type() {
    return TYPE;
  }

  private static final class SetCodec implements Codec<LatentSet> {
    @Override
    public String extension() {
      return "safetensors";
    }

    @Override
    public byte[] identity(LatentSet set) {
      return set.key().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean isReference() {
      return true;
    }

    @Override
    public byte[] encode(LatentSet set) {
      int n = set.count();
      int[] s = set.shape();
      SafeTensors.Writer out = new SafeTensors.Writer().meta("key", set.key());
      out.add("latents", "F16", new int[] {n, s[0], s[1], s[2]}, joined(set.latents()));
      out.add("pixels", "U8", planes(set, set.pixels(), 3), joined(set.pixels()));
      out.add("hints", "U8", planes(set, set.hints(), 4), joined(set.hints()));
      int length = n == 0 ? 0 : set.tokens()[0].length;
      int[] tokens = new int[n * length];
      int[] spoilt = new int[n];
      double[] azimuth = new double[n];
      for (int i = 0; i < n; i++) {
        azimuth[i] = set.azimuthDeg()[i];
        spoilt[i] = set.spoilt()[i] ? 1 : 0;
        for (int j = 0; j < length; j++) {
          tokens[i * length + j] = set.tokens()[i][j] & 0xffff;
        }
      }
      out.put("tokens", tokens, n, length);
      out.put("azimuthDeg", azimuth, n);
      out.put("spoilt", spoilt, n);
      out.put("person", set.person(), n);
      float[][][] d = set.descriptors();
      int chips = d.length == 0 ? 0 : d[0].length;
      int width = chips == 0 ? 0 : d[0][0].length;
      ByteBuffer rows =
          ByteBuffer.allocate(4 * d.length * chips * width).order(ByteOrder.LITTLE_ENDIAN);
      for (float[][] person : d) {
        for (float[] row : person) {
          for (float number : row) {
            rows.putFloat(number);
          }
        }
      }
      return out.add("descriptors", "F32", new int[] {d.length, chips, width}, rows.array())
          .bytes();
    }

    private static int[] planes(LatentSet set, byte[][] chunks, int channels) {
      int side = set.sizePx();
      return new int[] {chunks.length == 0 ? 0 : set.count(), channels, side, side};
    }

    private static byte[] joined(byte[][] chunks) {
      int length = 0;
      for (byte[] chunk : chunks) {
        length = Math.addExact(length, chunk.length);
      }
      ByteBuffer out = ByteBuffer.allocate(length);
      for (byte[] chunk : chunks) {
        out.put(chunk);
      }
      return out.array();
    }

    @Override
    public LatentSet decode(byte[] bytes) throws IOException {
      SafeTensors in = SafeTensors.parse(bytes, "the latent set");
      try {
        return decode(in);
      } catch (NoSuchElementException e) {
        throw new IOException("the latent set is damaged: " + e.getMessage(), e);
      }
    }

    private static LatentSet decode(SafeTensors in) {
      int[] l = in.entry("latents").shape();
      int n = l[0];
      int length = in.entry("tokens").shape()[1];
      int[] tokens = in.ints("tokens");
      int[] spoiltNumbers = in.ints("spoilt");
      short[][] rows = new short[n][length];
      boolean[] spoilt = new boolean[n];
      for (int i = 0; i < n; i++) {
        spoilt[i] = spoiltNumbers[i] != 0;
        for (int j = 0; j < length; j++) {
          rows[i][j] = (short) tokens[i * length + j];
        }
      }
      int[] d = in.entry("descriptors").shape();
      float[] numbers = in.tensor("descriptors").data();
      float[][][] descriptors = new float[d[0]][d[1]][d[2]];
      for (int i = 0; i < numbers.length; i++) {
        descriptors[i / (d[1] * d[2])][i / d[2] % d[1]][i % d[2]] = numbers[i];
      }
      return new LatentSet(
          in.metadata().getOrDefault("key", ""),
          new int[] {l[1], l[2], l[3]},
          chunks(in, "latents"),
          chunks(in, "pixels"),
          chunks(in, "hints"),
          in.entry("pixels").shape()[2],
          rows,
          in.tensor("azimuthDeg").data(),
          spoilt,
          in.ints("person"),
          descriptors);
    }

    private static byte[][] chunks(SafeTensors in, String key) {
      ByteBuffer buffer = in.bytes(key);
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      return bytes.length == 0 ? new byte[0][] : new byte[][] {bytes};
    }
  }
}
