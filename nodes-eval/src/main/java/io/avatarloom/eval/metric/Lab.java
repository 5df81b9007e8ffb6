package io.avatarloom.eval.metric;

import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.Image;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** A colour in CIE L*a*b* 1976, white point D65. */
public record Lab(double lightness, double a, double b) {
  private static final double EPSILON = 216.0 / 24389;
  private static final double KAPPA = 24389.0 / 27;

  /** From sRGB in [0, 1] (IEC 61966-2-1). */
  public static Lab ofSrgb(double red, double green, double blue) {
    double r = linear(red);
    double g = linear(green);
    double b = linear(blue);
    double x = (0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047;
    double y = 0.2126729 * r + 0.7151522 * g + 0.0721750 * b;
    double z = (0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / 1.08883;
    return new Lab(116 * f(y) - 16, 500 * (f(x) - f(y)), 200 * (f(y) - f(z)));
  }

  /** Colour of a pixel of a picture with three sRGB channels; pixels count row by row. */
  public static Lab ofPixel(Image image, int pixel) {
    Tensor pixels = image.pixels();
    int plane = image.width() * image.height();
    return ofSrgb(pixels.at(pixel), pixels.at(plane + pixel), pixels.at(2 * plane + pixel));
  }

  private static double linear(double v) {
    return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
  }

  private static double f(double t) {
    return t > EPSILON ? Math.cbrt(t) : (KAPPA * t + 16) / 116;
  }

  /** The median of each coordinate; NaN of nothing. */
  static Lab median(List<Lab> colours) {
    return new Lab(
        median(colours, Lab::lightness), median(colours, Lab::a), median(colours, Lab::b));
  }

  private static double median(List<Lab> colours, ToDoubleFunction<Lab> coordinate) {
    double[] sorted = colours.stream().mapToDouble(coordinate).sorted().toArray();
    int n = sorted.length;
    return Arrays.stream(sorted, Math.max(0, (n - 1) / 2), n / 2 + (n > 0 ? 1 : 0))
        .average()
        .orElse(Double.NaN);
  }

  /** CIE76 colour difference: the Euclidean distance; about 2.3 is just noticeable. */
  public double deltaE(Lab other) {
    return Math.sqrt(
        Math.pow(lightness - other.lightness, 2)
            + Math.pow(a - other.a, 2)
            + Math.pow(b - other.b, 2));
  }
}
