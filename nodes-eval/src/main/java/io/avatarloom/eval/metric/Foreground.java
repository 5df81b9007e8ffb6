package io.avatarloom.eval.metric;

import io.avatarloom.core.tensor.Halt;
import io.avatarloom.core.value.Image;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** What stands before the plain background of a picture, and its colours. */
public final class Foreground {
  private static final double EXTREME = 1e-3;

  /**
   * Colour of a foreground.
   *
   * @param mean each coordinate averaged over the pixels; NaN without any
   * @param chroma mean distance from grey in Lab
   * @param saturation mean of (max - min) / max of the sRGB channels, 0 for black
   * @param extreme share of pixels with a channel at 0 or 1
   * @param pixels how many there are
   */
  public record Colour(Lab mean, double chroma, double saturation, double extreme, int pixels) {}

  private Foreground() {}

  /** Colours of all pixels of an RGB picture that do not belong to its plain background. */
  public static Colour colour(Image image) {
    BitSet background = PlainBackground.of(image);
    int plane = image.width() * image.height();
    List<Integer> pixels = new ArrayList<>();
    for (int i = background.nextClearBit(0); i < plane; i = background.nextClearBit(i + 1)) {
      pixels.add(i);
    }
    return of(image, pixels);
  }

  private static Colour of(Image image, List<Integer> pixels) {
    double[] sum = new double[6];
    for (int pixel : pixels) {
      Halt.check();
      Lab lab = Lab.ofPixel(image, pixel);
      double[] rgb = channels(image, pixel);
      double most = Math.max(rgb[0], Math.max(rgb[1], rgb[2]));
      double least = Math.min(rgb[0], Math.min(rgb[1], rgb[2]));
      sum[0] += lab.lightness();
      sum[1] += lab.a();
      sum[2] += lab.b();
      sum[3] += Math.hypot(lab.a(), lab.b());
      sum[4] += most <= 0 ? 0 : (most - least) / most;
      sum[5] += least < EXTREME || most > 1 - EXTREME ? 1 : 0;
    }
    int n = pixels.size();
    return new Colour(
        new Lab(sum[0] / n, sum[1] / n, sum[2] / n), sum[3] / n, sum[4] / n, sum[5] / n, n);
  }

  private static double[] channels(Image image, int pixel) {
    int plane = image.width() * image.height();
    double[] rgb = new double[3];
    for (int c = 0; c < 3; c++) {
      rgb[c] = Math.max(0, Math.min(1, image.pixels().at(c * plane + pixel)));
    }
    return rgb;
  }
}
