package io.avatarloom.editor.panel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * An axis of a plot: a range and how it maps to a length.
 *
 * @param low at the beginning
 * @param high at the end, above {@code low}
 * @param log whether equal factors are equal lengths; {@code low} is then above 0
 */
record PlotAxis(double low, double high, boolean log) {
  private static final double MARGIN = 0.04;

  /** An axis that just holds a range; a range of nothing gets some width. */
  static PlotAxis around(double least, double most, boolean log) {
    if (!(least <= most)) {
      return new PlotAxis(log ? 0.1 : 0, 1, log);
    }
    if (log) {
      double low = Math.max(least, Double.MIN_NORMAL);
      double factor = Math.pow(Math.max(most / low, 1.01), MARGIN);
      return new PlotAxis(low / factor, Math.max(most, low) * factor, true);
    }
    double width = most > least ? most - least : Math.max(1e-9, Math.abs(most));
    return new PlotAxis(least - MARGIN * width, most + MARGIN * width, false);
  }

  /** Place of a value, 0 at the beginning and 1 at the end; NaN for what the axis cannot show. */
  double place(double value) {
    if (!log) {
      return (value - low) / (high - low);
    }
    return value > 0 ? Math.log(value / low) / Math.log(high / low) : Double.NaN;
  }

  /** The inverse of {@link #place}. */
  double value(double place) {
    return log ? low * Math.pow(high / low, place) : low + place * (high - low);
  }

  /**
   * Round values to mark.
   *
   * @param most about how many there is room for
   */
  List<Double> ticks(int most) {
    return ticks(most, PlotAxis::roundStep);
  }

  /**
   * Values to mark.
   *
   * @param most about how many there is room for
   * @param rounding makes a distance between marks a round one, and not smaller
   */
  List<Double> ticks(int most, DoubleUnaryOperator rounding) {
    List<Double> marks = log && high / low > 20 ? powers(most) : steps(most, rounding);
    marks.removeIf(mark -> mark < low || mark > high);
    return marks;
  }

  private List<Double> powers(int most) {
    int first = (int) Math.floor(Math.log10(low));
    int last = (int) Math.ceil(Math.log10(high));
    int skip = Math.max(1, (last - first) / Math.max(1, most));
    List<Double> marks = new ArrayList<>();
    for (int power = first; power <= last; power += skip) {
      marks.add(Math.pow(10, power));
    }
    return marks;
  }

  /** 1, 2 or 5 times a power of ten. */
  private static double roundStep(double rough) {
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double part = rough / power;
    return power * (part <= 1 ? 1 : part <= 2 ? 2 : part <= 5 ? 5 : 10);
  }

  /** A power of two, as suits bytes. */
  static double binaryStep(double rough) {
    return Math.pow(2, Math.ceil(Math.log(rough) / Math.log(2)));
  }

  private List<Double> steps(int most, DoubleUnaryOperator rounding) {
    double step = rounding.applyAsDouble((high - low) / Math.max(1, most));
    List<Double> marks = new ArrayList<>();
    for (long i = (long) Math.ceil(low / step); i * step <= high; i++) {
      marks.add(i * step);
    }
    return marks;
  }
}
