package io.avatarloom.eval.chart;

import io.avatarloom.core.value.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * One line of a chart.
 *
 * @param name for the legend
 * @param x as long as y
 * @param y NaN where the line is broken
 */
public record Curve(String name, double[] x, double[] y) {

  /** Every column of a series as a curve; numbers that were not recorded are left out. */
  public static List<Curve> all(Series series) {
    List<Curve> curves = new ArrayList<>();
    for (int i = 0; i < series.columns().length; i++) {
      double[] column = series.columns()[i];
      int[] kept =
          IntStream.range(0, column.length).filter(k -> !Double.isNaN(column[k])).toArray();
      curves.add(
          new Curve(
              series.names().get(i),
              Arrays.stream(kept).mapToDouble(k -> series.x()[k]).toArray(),
              Arrays.stream(kept).mapToDouble(k -> column[k]).toArray()));
    }
    return curves;
  }

  /** The running mean over {@code window} points around each one, fewer at the ends. */
  public Curve smoothed(int window) {
    double[] out = new double[y.length];
    int before = (window - 1) / 2;
    for (int i = 0; i < y.length; i++) {
      int from = Math.max(0, i - before);
      int to = Math.min(y.length, i - before + window);
      out[i] = Arrays.stream(y, from, to).average().orElse(y[i]);
    }
    return new Curve(name, x, out);
  }

  /** The curve stretched so that its finite values fill 0 to 1; a level curve lies at 0.5. */
  public Curve normalised() {
    double low = finite().min().orElse(0);
    double high = finite().max().orElse(1);
    double[] out =
        Arrays.stream(y).map(v -> high > low ? (v - low) / (high - low) : v - low + 0.5).toArray();
    return new Curve(name, x, out);
  }

  /**
   * At most {@code points} points for drawing: the lowest and the highest of each stretch, so that
   * spikes stay visible.
   */
  public Curve thinned(int points) {
    if (y.length <= points) {
      return this;
    }
    int stretches = points / 2;
    double[] xs = new double[2 * stretches];
    double[] ys = new double[2 * stretches];
    for (int s = 0; s < stretches; s++) {
      int from = (int) ((long) s * y.length / stretches);
      int to = (int) ((long) (s + 1) * y.length / stretches);
      int low = from;
      int high = from;
      for (int i = from; i < to; i++) {
        low = y[i] < y[low] ? i : low;
        high = y[i] > y[high] ? i : high;
      }
      xs[2 * s] = x[Math.min(low, high)];
      ys[2 * s] = y[Math.min(low, high)];
      xs[2 * s + 1] = x[Math.max(low, high)];
      ys[2 * s + 1] = y[Math.max(low, high)];
    }
    return new Curve(name, xs, ys);
  }

  private DoubleStream finite() {
    return Arrays.stream(y).filter(Double::isFinite);
  }
}
