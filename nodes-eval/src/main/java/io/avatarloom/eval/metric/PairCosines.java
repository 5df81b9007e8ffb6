package io.avatarloom.eval.metric;

import io.avatarloom.core.tensor.Tensor;
import java.util.Arrays;

/** Cosines between every render and every held-out picture of a person, sorted. */
public final class PairCosines {
  private PairCosines() {}

  /**
   * All pairs; rows that are not finite have no face and are left out.
   *
   * @param renders [view, width] of unit length
   * @param pictures [picture, width] of unit length
   */
  public static double[] of(Tensor renders, Tensor pictures) {
    int width = renders.size(1);
    double[] cosines = new double[renders.size(0) * pictures.size(0)];
    for (int i = 0; i < cosines.length; i++) {
      for (int k = 0; k < width; k++) {
        cosines[i] +=
            (double) renders.at(i / pictures.size(0) * width + k)
                * pictures.at(i % pictures.size(0) * width + k);
      }
    }
    return Arrays.stream(cosines).filter(Double::isFinite).sorted().toArray();
  }

  /** NaN of nothing. */
  public static double mean(double[] numbers) {
    return Arrays.stream(numbers).average().orElse(Double.NaN);
  }

  /** Standard deviation of the numbers themselves; NaN of nothing. */
  public static double deviation(double[] numbers) {
    double mean = mean(numbers);
    return Math.sqrt(
        Arrays.stream(numbers).map(x -> (x - mean) * (x - mean)).average().orElse(Double.NaN));
  }

  /** Quantile of sorted numbers, linear between neighbours; NaN of nothing. */
  public static double quantile(double[] sorted, double share) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double at = share * (sorted.length - 1);
    int left = (int) at;
    int right = Math.min(sorted.length - 1, left + 1);
    return sorted[left] + (at - left) * (sorted[right] - sorted[left]);
  }

  /**
   * Density at a point: a Gaussian of a width round every number, as one does for the curves of a
   * distribution; 0 of nothing.
   */
  public static double density(double[] numbers, double at, double width) {
    double sum = 0;
    for (double number : numbers) {
      double off = (at - number) / width;
      sum += StrictMath.exp(-0.5 * off * off);
    }
    return numbers.length == 0 ? 0 : sum / (numbers.length * width * Math.sqrt(2 * Math.PI));
  }
}
