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
   * @param colourfulness after Hasler and Suesstrunk (2003), sRGB times 255: the deviations of red
   *     minus green and of yellow minus blue, plus 0.3 of the distance of their means from grey;
   *     blotches raise it where a plain strong colour does not
   * @param extreme share of pixels with a channel at 0 or 1
   * @param pixels how many there are
   */
  public record Colour(
      Lab mean,
      double chroma,
      double saturation,
      double colourfulness,
      double extreme,
      int pixels) {}

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
    double[] opponent = new double[4];
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
      double redGreen = 255 * (rgb[0] - rgb[1]);
      double yellowBlue = 255 * ((rgb[0] + rgb[1]) / 2 - rgb[2]);
      opponent[0] += redGreen;
      opponent[1] += redGreen * redGreen;
      opponent[2] += yellowBlue;
      opponent[3] += yellowBlue * yellowBlue;
      sum[5] += least < EXTREME || most > 1 - EXTREME ? 1 : 0;
    }
    int n = pixels.size();
    return new Colour(
        new Lab(sum[0] / n, sum[1] / n, sum[2] / n),
        sum[3] / n,
        sum[4] / n,
        colourfulness(opponent, n),
        sum[5] / n,
        n);
  }

  private static double colourfulness(double[] opponent, int n) {
    double redGreen = opponent[0] / n;
    double yellowBlue = opponent[2] / n;
    double variance =
        opponent[1] / n - redGreen * redGreen + opponent[3] / n - yellowBlue * yellowBlue;
    return Math.sqrt(Math.max(0, variance)) + 0.3 * Math.hypot(redGreen, yellowBlue);
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
