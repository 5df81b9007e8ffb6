package io.avatarloom.diffusion.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.avatarloom.core.tensor.Tensor;

/**
 * The vectors of a training state: weights, first and second moments, averaged weights. They lie in
 * Java's memory, or in the engine's until a later step lets them go.
 */
public final class TrainingArrays {
  /** Number of vectors. */
  public static final int COUNT = 4;

  private float[][] host;
  private NDArray[] live;
  private NDManager scope;
  private TrainingArrays previous;

  private TrainingArrays() {}

  /**
   * Vectors in Java's memory.
   *
   * @param vectors weights, first moments, second moments, average
   */
  public static TrainingArrays of(float[]... vectors) {
    TrainingArrays arrays = new TrainingArrays();
    arrays.host = vectors;
    return arrays;
  }

  /** Takes over arrays of a scope, which it closes with them. */
  static TrainingArrays of(NDManager scope, NDArray[] live, TrainingArrays previous) {
    TrainingArrays arrays = new TrainingArrays();
    arrays.scope = scope;
    arrays.live = live;
    arrays.previous = previous;
    return arrays;
  }

  /**
   * Lets go of the arrays two steps back: one step back may still be what a checkpoint needs when a
   * run is cancelled.
   */
  synchronized void forgetPrevious() {
    if (previous != null) {
      previous.drop();
      previous = null;
    }
  }

  private synchronized void drop() {
    if (scope != null) {
      scope.close();
      scope = null;
      live = null;
    }
  }

  /** Copies to Java's memory what is still in the engine's, and frees that. */
  synchronized void settle() {
    if (live != null) {
      numbers();
      drop();
    }
    previous = null;
  }

  synchronized boolean isLive() {
    return live != null;
  }

  /**
   * The vectors in Java's memory.
   *
   * @throws IllegalStateException if later steps have let them go
   */
  public synchronized float[][] numbers() {
    if (host == null) {
      requireLive();
      host = new float[COUNT][];
      for (int i = 0; i < COUNT; i++) {
        host[i] = Torch.tensor(live[i]).data();
      }
    }
    return host;
  }

  private void requireLive() {
    if (live == null) {
      throw new IllegalStateException(
          "this training state was moved on by later steps and is gone; link the newest state");
    }
  }

  /** One vector at a place; owned by the scope if it had to be copied. */
  synchronized NDArray vector(NDManager at, int which) {
    if (live != null && live[which].getDevice().equals(at.getDevice())) {
      return live[which];
    }
    float[] numbers = numbers()[which];
    return Torch.array(at, Tensor.of(numbers, numbers.length));
  }
}
