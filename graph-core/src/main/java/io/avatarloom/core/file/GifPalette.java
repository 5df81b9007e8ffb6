package io.avatarloom.core.file;

import io.avatarloom.core.tensor.Halt;
import io.avatarloom.core.tensor.Tensor;
import java.awt.image.IndexColorModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * At most 256 colours that stand for all colours of a clip. A histogram of 64 levels a channel is
 * cut into boxes, always the box with the largest squared deviation, at its mean, across the
 * channel it deviates in most (Wu 1992's variance rule on Heckbert's median cut).
 */
final class GifPalette {
  private static final int SIZE = 256;
  private static final int BITS = 6;
  private static final int LEVELS = 1 << BITS;
  private final int used;
  private final byte[][] colours;
  private final short[] nearest = new short[LEVELS * LEVELS * LEVELS];

  private GifPalette(List<Box> boxes) {
    used = boxes.size();
    colours = new byte[3][SIZE];
    for (int i = 0; i < boxes.size(); i++) {
      for (int c = 0; c < 3; c++) {
        colours[c][i] = (byte) Math.round(boxes.get(i).mean[c]);
      }
    }
    Arrays.fill(nearest, (short) -1);
  }

  /**
   * @param frames [frame, 3, height, width]
   */
  static GifPalette of(Tensor frames) {
    List<Box> boxes = new ArrayList<>();
    boxes.add(new Box(histogram(frames)));
    while (boxes.size() < SIZE) {
      Halt.check();
      Box widest = boxes.stream().max(Comparator.comparingDouble(b -> b.deviation)).orElseThrow();
      if (widest.deviation <= 0) {
        break;
      }
      boxes.remove(widest);
      boxes.addAll(widest.split());
    }
    return new GifPalette(boxes);
  }

  /** The colours that occur, each the mean of its bin, in the order of the bins. */
  private static List<Colour> histogram(Tensor frames) {
    double[][] sums = new double[4][LEVELS * LEVELS * LEVELS];
    int plane = frames.size(2) * frames.size(3);
    for (int f = 0; f < frames.size(0); f++) {
      Halt.check();
      for (int i = 0; i < plane; i++) {
        int rgb = rgb(frames, f * 3 * plane + i, plane);
        int bin = bin(rgb);
        sums[0][bin] += rgb >> 16;
        sums[1][bin] += rgb >> 8 & 0xff;
        sums[2][bin] += rgb & 0xff;
        sums[3][bin]++;
      }
    }
    List<Colour> found = new ArrayList<>();
    for (int b = 0; b < sums[3].length; b++) {
      double n = sums[3][b];
      if (n > 0) {
        found.add(new Colour(new double[] {sums[0][b] / n, sums[1][b] / n, sums[2][b] / n}, n));
      }
    }
    return found;
  }

  private static int rgb(Tensor frames, int at, int plane) {
    return to8(frames.at(at)) << 16
        | to8(frames.at(at + plane)) << 8
        | to8(frames.at(at + 2 * plane));
  }

  private static int to8(float value) {
    return Math.round(255 * Math.max(0, Math.min(1, value)));
  }

  private static int bin(int rgb) {
    int drop = 8 - BITS;
    return (rgb >> 16 + drop) << 2 * BITS
        | (rgb >> 8 + drop & LEVELS - 1) << BITS
        | (rgb >> drop & LEVELS - 1);
  }

  /** All 256 entries; those not needed are black. */
  IndexColorModel model() {
    return new IndexColorModel(8, SIZE, colours[0], colours[1], colours[2]);
  }

  /** Palette indices of one frame, row by row. */
  byte[] indices(Tensor frames, int frame) {
    int plane = frames.size(2) * frames.size(3);
    byte[] out = new byte[plane];
    for (int i = 0; i < plane; i++) {
      int rgb = rgb(frames, frame * 3 * plane + i, plane);
      int bin = bin(rgb);
      if (nearest[bin] < 0) {
        nearest[bin] = search(bin);
      }
      out[i] = (byte) nearest[bin];
    }
    return out;
  }

  private short search(int bin) {
    int width = 1 << 8 - BITS;
    int red = (bin >> 2 * BITS) * width + width / 2;
    int green = (bin >> BITS & LEVELS - 1) * width + width / 2;
    int blue = (bin & LEVELS - 1) * width + width / 2;
    int best = 0;
    int bestDistance = Integer.MAX_VALUE;
    for (int i = 0; i < used; i++) {
      int r = (colours[0][i] & 0xff) - red;
      int g = (colours[1][i] & 0xff) - green;
      int b = (colours[2][i] & 0xff) - blue;
      int distance = r * r + g * g + b * b;
      if (distance < bestDistance) {
        bestDistance = distance;
        best = i;
      }
    }
    return (short) best;
  }

  /** A colour in [0, 255] and how many pixels have it. */
  private record Colour(double[] rgb, double count) {}

  /** Colours that share one palette entry. */
  private static final class Box {
    private final List<Colour> colours;
    private final double[] mean = new double[3];
    private final int channel;
    private final double deviation;

    Box(List<Colour> colours) {
      this.colours = colours;
      double count = colours.stream().mapToDouble(Colour::count).sum();
      double[] squares = new double[3];
      for (int c = 0; c < 3; c++) {
        for (Colour colour : colours) {
          mean[c] += colour.rgb[c] * colour.count / count;
        }
        for (Colour colour : colours) {
          double d = colour.rgb[c] - mean[c];
          squares[c] += d * d * colour.count;
        }
      }
      channel =
          squares[0] > squares[1]
              ? (squares[0] > squares[2] ? 0 : 2)
              : squares[1] > squares[2] ? 1 : 2;
      deviation = colours.size() > 1 ? squares[channel] : 0;
    }

    List<Box> split() {
      List<Colour> low = new ArrayList<>();
      List<Colour> high = new ArrayList<>();
      for (Colour colour : colours) {
        (colour.rgb[channel] < mean[channel] ? low : high).add(colour);
      }
      return List.of(new Box(low), new Box(high));
    }
  }
}
