package io.avatarloom.core.bench;

import java.util.Arrays;

/** The middle of what was measured. */
public final class Median {
  private Median() {}

  /** Median of numbers, which stay as they are; of an even count the mean of the middle two. */
  public static double of(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : 0.5 * (sorted[middle - 1] + sorted[middle]);
  }
}
