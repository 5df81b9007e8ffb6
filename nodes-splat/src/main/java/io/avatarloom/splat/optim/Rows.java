package io.avatarloom.splat.optim;

import io.avatarloom.core.tensor.Tensor;

/** Picks rows of the first dimension of tensors. */
public final class Rows {
  private Rows() {}

  /**
   * New tensor whose row i is row {@code source[i]} of the old one, or zeros where {@code zero[i]}.
   *
   * @param zero may be null
   */
  public static Tensor pick(Tensor tensor, int[] source, boolean[] zero) {
    int[] shape = tensor.shape();
    int row = shape[0] == 0 ? 0 : tensor.length() / shape[0];
    float[] out = new float[source.length * row];
    for (int i = 0; i < source.length; i++) {
      if (zero == null || !zero[i]) {
        System.arraycopy(tensor.data(), source[i] * row, out, i * row, row);
      }
    }
    shape[0] = source.length;
    return Tensor.of(out, shape);
  }
}
