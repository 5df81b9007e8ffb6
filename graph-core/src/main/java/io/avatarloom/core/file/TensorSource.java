package io.avatarloom.core.file;

import io.avatarloom.core.tensor.Tensor;
import java.util.NoSuchElementException;
import java.util.Set;

/** Named tensors of a file, each read when it is asked for. */
public interface TensorSource {
  /** Names of all tensors, in a stable order. */
  Set<String> names();

  boolean has(String name);

  /**
   * One tensor as float32, whatever its stored type.
   *
   * @throws NoSuchElementException if there is no such tensor
   * @throws java.io.UncheckedIOException if its bytes cannot be read
   */
  Tensor tensor(String name);
}
