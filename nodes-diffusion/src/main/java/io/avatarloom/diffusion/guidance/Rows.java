package io.avatarloom.diffusion.guidance;

import io.avatarloom.core.tensor.Tensor;
import java.util.List;

/** Rows of the first dimension gathered, repeated and joined. */
public final class Rows {
  private Rows() {}

  /** The given rows in the given order. */
  public static Tensor pick(Tensor tensor, int[] rows) {
    int row = tensor.length() / tensor.size(0);
    float[] out = new float[rows.length * row];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(tensor.data(), rows[i] * row, out, i * row, row);
    }
    return Tensor.of(out, shape(tensor, rows.length));
  }

  /** A tensor of one row, or of {@code count} rows already, as {@code count} rows. */
  public static Tensor expand(Tensor tensor, int count) {
    return tensor.size(0) == count ? tensor : pick(tensor, new int[count]);
  }

  /** The rows of all tensors, one after another. */
  public static Tensor join(List<Tensor> tensors) {
    int rows = tensors.stream().mapToInt(tensor -> tensor.size(0)).sum();
    int length = tensors.stream().mapToInt(Tensor::length).sum();
    float[] out = new float[length];
    int at = 0;
    for (Tensor tensor : tensors) {
      System.arraycopy(tensor.data(), 0, out, at, tensor.length());
      at += tensor.length();
    }
    return Tensor.of(out, shape(tensors.get(0), rows));
  }

  private static int[] shape(Tensor like, int rows) {
    int[] shape = like.shape();
    shape[0] = rows;
    return shape;
  }
}
