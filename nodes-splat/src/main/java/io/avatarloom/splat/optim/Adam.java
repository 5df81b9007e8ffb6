package io.avatarloom.splat.optim;

import io.avatarloom.core.tensor.Parallel;
import io.avatarloom.core.tensor.Tensor;

/**
 * One Adam step (Kingma and Ba 2015) with bias correction.
 *
 * @param beta1 decay of the first moment
 * @param beta2 decay of the second moment
 * @param epsilon added to the root of the second moment
 * @param step number of this step, from 1
 */
public record Adam(double beta1, double beta2, double epsilon, int step) {
  private static final int CHUNK = 1 << 14;

  /** Which splats move. */
  public enum Moving {
    ALL,
    FACIAL,
    OTHER
  }

  /** New parameters and moments. */
  public record Result(Tensor values, Tensor first, Tensor second) {}

  /** What the first moment is divided by. */
  public double correction1() {
    return 1 - Math.pow(beta1, step);
  }

  /** What the second moment is divided by. */
  public double correction2() {
    return 1 - Math.pow(beta2, step);
  }

  /**
   * Steps one tensor.
   *
   * @param rate learning rate
   * @param moving per row of the first dimension whether it moves; null for all
   */
  public Result step(
      Tensor values, Tensor gradient, Tensor first, Tensor second, double rate, boolean[] moving) {
    int n = values.length();
    float[] x = values.data().clone();
    float[] m = first.data().clone();
    float[] v = second.data().clone();
    float[] g = gradient.data();
    int row = values.size(0) == 0 ? 1 : n / values.size(0);
    double correction1 = correction1();
    double correction2 = correction2();
    Parallel.chunks(
        n,
        CHUNK,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            if (moving != null && !moving[i / row]) {
              continue;
            }
            float gi = Float.isFinite(g[i]) ? g[i] : 0;
            m[i] = (float) (beta1 * m[i] + (1 - beta1) * gi);
            v[i] = (float) (beta2 * v[i] + (1 - beta2) * gi * gi);
            double root = Math.sqrt(v[i] / correction2) + epsilon;
            x[i] -= (float) (rate * (m[i] / correction1) / root);
          }
        });
    return new Result(
        Tensor.of(x, values.shape()), Tensor.of(m, values.shape()), Tensor.of(v, values.shape()));
  }
}
