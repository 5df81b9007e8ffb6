package io.avatarloom.eval.chart;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * One axis of a chart.
 *
 * @param min value at the low end
 * @param max value at the high end, above {@code min}
 * @param log true when equal ratios take equal lengths
 */
public record Axis(double min, double max, boolean log) {
  private static final double[] ROUND = {1, 2, 5, 10};

  /**
   * An axis that holds all finite values (all positive ones when logarithmic) with a margin.
   *
   * @param margin share of the length left free at both ends
   */
  public static Axis around(DoubleStream values, boolean log, double margin) {
    double[] shown =
        values
            .filter(v -> Double.isFinite(v) && (!log || v > 0))
            .map(v -> scaled(v, log))
            .toArray();
    double low = Arrays.stream(shown).min().orElse(0);
    double high = Arrays.stream(shown).max().orElse(1);
    double span = high - low;
    if (span <= 1e-9 * Math.max(Math.abs(low), Math.abs(high)) || span == 0) {
      span = log ? 1 : Math.max(1e-6, Math.abs(high) * 0.2);
      low -= span / 2;
      high += span / 2;
    }
    double free = span * margin;
    return new Axis(unscaled(low - free, log), unscaled(high + free, log), log);
  }

  private static double scaled(double value, boolean log) {
    return log ? Math.log10(value) : value;
  }

  private static double unscaled(double value, boolean log) {
    return log ? Math.pow(10, value) : value;
  }

  /** Where a value lies, 0 at the low end and 1 at the high end. */
  public double position(double value) {
    double low = scaled(min, log);
    return (scaled(value, log) - low) / (scaled(max, log) - low);
  }

  /** Round values inside the axis, about as many as asked for. */
  public double[] ticks(int count) {
    return log && Math.log10(max / min) >= 1 ? decades(count) : steps(count);
  }

  private double[] steps(int count) {
    double rough = (max - min) / Math.max(1, count);
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double step = 10 * power;
    for (double round : ROUND) {
      if (round * power >= rough * 0.999) {
        step = round * power;
        break;
      }
    }
    long first = (long) Math.ceil(min / step - 1e-9);
    long last = (long) Math.floor(max / step + 1e-9);
    double[] ticks = new double[(int) Math.max(0, last - first + 1)];
    for (int i = 0; i < ticks.length; i++) {
      ticks[i] = (first + i) * step;
    }
    return ticks;
  }

  private double[] decades(int count) {
    int first = (int) Math.ceil(Math.log10(min) - 1e-9);
    int last = (int) Math.floor(Math.log10(max) + 1e-9);
    int every = Math.max(1, (last - first + count) / Math.max(1, count));
    DoubleStream powers =
        IntStream.rangeClosed(first, last)
            .filter(p -> (p - first) % every == 0)
            .mapToDouble(p -> Math.pow(10, p));
    if (last - first >= 2) {
      return powers.toArray();
    }
    return IntStream.rangeClosed(first - 1, last)
        .boxed()
        .flatMapToDouble(p -> DoubleStream.of(1, 2, 5).map(m -> m * Math.pow(10, p)))
        .filter(v -> v >= min && v <= max)
        .toArray();
  }

  /** A tick as short text: 0.25, 1500, 20k, 3e-5. */
  public static String label(double tick) {
    double size = Math.abs(tick);
    if (size < 1e-15) {
      return "0";
    }
    if (size >= 1e6 || size < 1e-3) {
      int power = (int) Math.floor(Math.log10(size) + 1e-9);
      return plain(tick / Math.pow(10, power)) + "e" + power;
    }
    return size >= 1e4 ? plain(tick / 1000) + "k" : plain(tick);
  }

  private static String plain(double value) {
    String text = String.format(Locale.ROOT, "%.6f", value);
    return text.replaceFirst("\\.?0+$", "");
  }
}
