package io.avatarloom.core.tensor;

import io.avatarloom.core.value.Value;
import io.avatarloom.core.value.ValueType;
import io.avatarloom.core.value.ValueTypes;
import java.util.Arrays;
import java.util.Optional;

/**
 * A dense row-major float32 array with a shape. The array is owned by the tensor: whoever builds
 * one hands the array over and does not write to it afterwards; readers must not write either. The
 * numbers may lie on a device; they are fetched when somebody reads them here.
 */
public final class Tensor implements Value {
  private final int[] shape;
  private final int length;
  private volatile float[] data;
  private volatile RemoteNumbers remote;

  private Tensor(float[] data, RemoteNumbers remote, int[] shape) {
    this.data = data;
    this.remote = remote;
    this.shape = shape;
    this.length = Math.toIntExact(product(shape));
  }

  /**
   * Wraps an array without copying.
   *
   * @throws IllegalArgumentException if the shape's product differs from the array length
   */
  public static Tensor of(float[] data, int... shape) {
    if (product(shape) != data.length) {
      throw new IllegalArgumentException(
          "a tensor of shape "
              + Arrays.toString(shape)
              + " needs "
              + product(shape)
              + " numbers, got "
              + data.length);
    }
    return new Tensor(data, null, shape.clone());
  }

  /** All zeros, in an array of its own. */
  public static Tensor zeros(int... shape) {
    return new Tensor(new float[Math.toIntExact(product(shape))], null, shape.clone());
  }

  /** All zeros, which take no memory before somebody reads them; see {@link #isZero}. */
  public static Tensor zero(int... shape) {
    return new Tensor(null, RemoteNumbers.ZERO, shape.clone());
  }

  /** Numbers that lie elsewhere, as many as the shape says. */
  public static Tensor remote(RemoteNumbers numbers, int... shape) {
    return new Tensor(null, numbers, shape.clone());
  }

  /** Rounds doubles to float32. */
  public static Tensor of(double[] data, int... shape) {
    float[] floats = new float[data.length];
    for (int i = 0; i < data.length; i++) {
      floats[i] = (float) data[i];
    }
    return of(floats, shape);
  }

  private static long product(int[] shape) {
    long product = 1;
    for (int size : shape) {
      product *= size;
    }
    return product;
  }

  /** The numbers themselves, row-major; not a copy, not to be written. */
  public float[] data() {
    float[] here = data;
    if (here == null) {
      here = remote.read(length);
      data = here;
    }
    return here;
  }

  /** A copy of the numbers elsewhere; empty when there is none. */
  public Optional<RemoteNumbers> remote() {
    return Optional.ofNullable(remote);
  }

  /** Notes that the same numbers lie elsewhere, too. */
  public void mirror(RemoteNumbers copy) {
    remote = copy;
  }

  /** Whether these are the zeros of {@link #zero}; others may be zeros without saying so. */
  public boolean isZero() {
    return remote == RemoteNumbers.ZERO;
  }

  public int[] shape() {
    return shape.clone();
  }

  public int rank() {
    return shape.length;
  }

  /** Size of one dimension; negative counts from the last. */
  public int size(int dimension) {
    return shape[dimension < 0 ? shape.length + dimension : dimension];
  }

  /** Number of elements. */
  public int length() {
    return length;
  }

  public float at(int flat) {
    return data()[flat];
  }

  /** The same numbers under another shape; no copy. */
  public Tensor reshape(int... newShape) {
    if (product(newShape) != length) {
      throw new IllegalArgumentException(
          length + " numbers do not have the shape " + Arrays.toString(newShape));
    }
    return new Tensor(data, remote, newShape.clone());
  }

  /** Rows {@code from} (inclusive) to {@code to} (exclusive) of the first dimension, copied. */
  public Tensor rows(int from, int to) {
    int row = shape[0] == 0 ? 0 : length / shape[0];
    int[] sliced = shape.clone();
    sliced[0] = to - from;
    return of(Arrays.copyOfRange(data(), from * row, to * row), sliced);
  }

  /** True when shape and every bit of every number agree. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Tensor that
        && Arrays.equals(shape, that.shape)
        && Arrays.equals(data(), that.data());
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(shape) + Arrays.hashCode(data());
  }

  @Override
  public String toString() {
    return "Tensor" + Arrays.toString(shape);
  }

  @Override
  public ValueType<?> type() {
    return ValueTypes.TENSOR;
  }
}
