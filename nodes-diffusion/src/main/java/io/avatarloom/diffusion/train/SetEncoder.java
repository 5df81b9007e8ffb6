package io.avatarloom.diffusion.train;

import io.avatarloom.core.file.SafeTensors;
import io.avatarloom.core.picture.LabelledPicture;
import io.avatarloom.core.picture.PictureSource;
import io.avatarloom.core.tensor.Halt;
import io.avatarloom.core.tensor.Parallel;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.diffusion.face.Descriptors;
import io.avatarloom.diffusion.face.FaceChip;
import io.avatarloom.diffusion.face.FaceNets;
import io.avatarloom.diffusion.net.Autoencoder;
import io.avatarloom.diffusion.text.ClipTokenizer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;

/** Draws every picture of a source once and keeps what training needs of it. */
public final class SetEncoder {
  private static final int CHUNK = 1024;
  private static final int PASS = 64;
  private static final int CHIPS_AT_ONCE = 16;

  private final PictureSource source;
  private final Autoencoder vae;
  private final ClipTokenizer tokenizer;
  private final FaceNets faces;
  private final boolean keepPixels;
  private final boolean keepHints;

  private final List<byte[]> latents = new ArrayList<>();
  private final List<byte[]> pixels = new ArrayList<>();
  private final List<byte[]> hints = new ArrayList<>();
  private final List<float[][]> descriptors = new ArrayList<>();
  private final Map<Integer, Integer> rows = new HashMap<>();
  private final short[][] tokens;
  private final float[] azimuth;
  private final boolean[] spoilt;
  private final int[] person;
  private int[] shape = {0, 0, 0};

  /**
   * @param faces for descriptors; null for none
   */
  public SetEncoder(
      PictureSource source,
      Autoencoder vae,
      ClipTokenizer tokenizer,
      FaceNets faces,
      boolean keepPixels,
      boolean keepHints) {
    this.source = source;
    this.vae = vae;
    this.tokenizer = tokenizer;
    this.faces = faces;
    this.keepPixels = keepPixels;
    this.keepHints = keepHints;
    this.tokens = new short[source.count()][];
    this.azimuth = new float[source.count()];
    this.spoilt = new boolean[source.count()];
    this.person = new int[source.count()];
  }

  /**
   * Does it.
   *
   * @param key of the set
   * @param progress receives the share that is done
   */
  public LatentSet encode(String key, DoubleConsumer progress) throws IOException {
    for (int first = 0; first < source.count(); first += CHUNK) {
      chunk(first, Math.min(source.count(), first + CHUNK));
      progress.accept(Math.min(1, (first + CHUNK) / (double) source.count()));
    }
    return new LatentSet(
        key,
        shape,
        latents.toArray(byte[][]::new),
        pixels.toArray(byte[][]::new),
        hints.toArray(byte[][]::new),
        source.sizePx(),
        tokens,
        azimuth,
        spoilt,
        person,
        descriptors.toArray(float[][][]::new));
  }

  private void chunk(int from, int to) throws IOException {
    LabelledPicture[] drawn = new LabelledPicture[to - from];
    try {
      Parallel.forEach(drawn.length, i -> drawn[i] = read(from + i));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    if (faces != null) {
      describe(drawn);
    }
    for (int i = 0; i < drawn.length; i++) {
      LabelledPicture picture = drawn[i];
      int[] ids = tokenizer.encode(picture.caption());
      tokens[from + i] = new short[ids.length];
      for (int j = 0; j < ids.length; j++) {
        tokens[from + i][j] = (short) ids[j];
      }
      azimuth[from + i] = (float) picture.azimuthDeg();
      spoilt[from + i] = picture.spoilt();
      person[from + i] = rows.getOrDefault(picture.person(), -1);
    }
    encodeLatents(drawn);
    if (keepPixels) {
      pixels.add(joined(drawn, 3));
    }
    if (keepHints) {
      hints.add(joined(drawn, 4));
    }
  }

  private LabelledPicture read(int index) {
    try {
      return source.picture(index);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void encodeLatents(LabelledPicture[] drawn) {
    byte[] out = new byte[0];
    for (int first = 0; first < drawn.length; first += PASS) {
      Halt.check();
      int last = Math.min(drawn.length, first + PASS);
      Tensor mean = vae.encode(images(drawn, first, last), false).mean();
      int one = mean.length() / (last - first);
      if (out.length == 0) {
        out = new byte[2 * one * drawn.length];
        shape = new int[] {mean.size(1), mean.size(2), mean.size(3)};
      }
      for (int i = 0; i < mean.length(); i++) {
        short half = SafeTensors.floatToHalf((float) (mean.at(i) * vae.factor()));
        out[2 * (first * one + i)] = (byte) half;
        out[2 * (first * one + i) + 1] = (byte) (half >> 8);
      }
    }
    latents.add(out);
  }

  private Tensor images(LabelledPicture[] drawn, int first, int last) {
    int size = source.sizePx();
    int one = 3 * size * size;
    float[] out = new float[(last - first) * one];
    for (int i = first; i < last; i++) {
      for (int j = 0; j < one; j++) {
        out[(i - first) * one + j] = (drawn[i].image()[j] & 0xff) / 127.5f - 1;
      }
    }
    return Tensor.of(out, last - first, 3, size, size);
  }

  private byte[] joined(LabelledPicture[] drawn, int channels) throws IOException {
    int one = channels * source.sizePx() * source.sizePx();
    byte[] out = new byte[drawn.length * one];
    for (int i = 0; i < drawn.length; i++) {
      byte[] plane = channels == 4 ? drawn[i].hint() : drawn[i].image();
      if (plane.length != one) {
        throw new IOException("the pictures have no condition maps, which a ControlNet needs");
      }
      System.arraycopy(plane, 0, out, i * one, one);
    }
    return out;
  }

  /** Descriptors of the people that are new in a chunk. */
  private void describe(LabelledPicture[] drawn) throws IOException {
    List<Integer> fresh = new ArrayList<>();
    for (LabelledPicture picture : drawn) {
      if (picture.person() >= 0
          && !rows.containsKey(picture.person())
          && !fresh.contains(picture.person())) {
        fresh.add(picture.person());
      }
    }
    Tensor[][] chips = new Tensor[fresh.size()][];
    try {
      Parallel.forEach(fresh.size(), i -> chips[i] = chips(fresh.get(i)));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    List<Tensor> all = new ArrayList<>();
    for (Tensor[] some : chips) {
      all.addAll(List.of(some));
    }
    List<float[]> units = units(all);
    int at = 0;
    for (int i = 0; i < chips.length; i++) {
      if (chips[i].length > 0) {
        rows.put(fresh.get(i), descriptors.size());
        descriptors.add(units.subList(at, at + chips[i].length).toArray(float[][]::new));
        at += chips[i].length;
      }
    }
  }

  private List<float[]> units(List<Tensor> chips) throws IOException {
    List<float[]> units = new ArrayList<>();
    for (int first = 0; first < chips.size(); first += CHIPS_AT_ONCE) {
      Halt.check();
      int last = Math.min(chips.size(), first + CHIPS_AT_ONCE);
      Tensor raw = faces.describe(chips.subList(first, last));
      for (int i = 0; i < last - first; i++) {
        Tensor row = raw.rows(i, i + 1);
        units.add(Descriptors.unit(row.reshape(row.length())).data());
      }
    }
    return units;
  }

  private Tensor[] chips(int number) {
    try {
      List<LabelledPicture> portraits = source.portraits(number);
      return portraits.stream().map(SetEncoder::chip).toArray(Tensor[]::new);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Tensor chip(LabelledPicture portrait) {
    float[] pixels = new float[portrait.image().length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (portrait.image()[i] & 0xff) / 255f;
    }
    Tensor picture = Tensor.of(pixels, 3, portrait.sizePx(), portrait.sizePx());
    return FaceChip.DLIB150.cut(picture, FaceChip.DLIB150.alignment(portrait.corners()));
  }
}
