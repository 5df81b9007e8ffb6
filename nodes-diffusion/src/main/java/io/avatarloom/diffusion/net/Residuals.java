package io.avatarloom.diffusion.net;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.avatarloom.core.tensor.Tensor;
import java.util.List;

/**
 * What a ControlNet adds to a UNet, one for each skip connection, then the middle; stays where it
 * was computed.
 */
public final class Residuals implements AutoCloseable {
  private final NDManager scope;
  private final NDList arrays;

  /**
   * @param scope closed with the residuals
   */
  Residuals(NDManager scope, NDList arrays) {
    this.scope = scope;
    this.arrays = arrays;
  }

  NDList arrays() {
    return arrays;
  }

  /** Copies, [sample, channel, height, width] each. */
  public List<Tensor> tensors() {
    return arrays.stream().map(Torch::tensor).toList();
  }

  @Override
  public void close() {
    scope.close();
  }
}
