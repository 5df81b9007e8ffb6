package io.avatarloom.eval.metric;

import io.avatarloom.core.tensor.Tensor;

/** PSNR = -10 log10(mean squared difference), in dB, for numbers in [0, 1]. */
public final class PeakSignalToNoise {
  private PeakSignalToNoise() {}

  /** Over all numbers of two tensors of one shape; infinite when they are equal. */
  public static double between(Tensor a, Tensor b) {
    double sum = 0;
    for (int i = 0; i < a.length(); i++) {
      double difference = (double) a.at(i) - b.at(i);
      sum += difference * difference;
    }
    return -10 * Math.log10(sum / a.length());
  }
}
