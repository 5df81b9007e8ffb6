package io.avatarloom.diffusion.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import io.avatarloom.core.tensor.Tensor;
import java.util.Optional;

/** The posterior of encoded pictures, with the autograd graph while it is open. */
public final class Encoding implements AutoCloseable {
  private final NDManager scope;
  private final NDArray input;
  private final NDArray moments;
  private final Tensor mean;
  private final Tensor logVariance;

  Encoding(NDManager scope, NDArray input, NDArray moments) {
    this.scope = scope;
    this.input = input;
    this.moments = moments;
    Tensor both = Torch.tensor(moments);
    this.mean = channels(both, 0);
    this.logVariance = channels(both, both.size(1) / 2);
  }

  private static Tensor channels(Tensor moments, int first) {
    int half = moments.size(1) / 2;
    int plane = moments.size(2) * moments.size(3);
    Tensor out = Tensor.zeros(moments.size(0), half, moments.size(2), moments.size(3));
    for (int b = 0; b < moments.size(0); b++) {
      System.arraycopy(
          moments.data(),
          (2 * b * half + first) * plane,
          out.data(),
          b * half * plane,
          half * plane);
    }
    return out;
  }

  /** [view, channel, height, width]. */
  public Tensor mean() {
    return mean;
  }

  /** [view, channel, height, width], clipped to [-30, 20] as diffusers does. */
  public Tensor logVariance() {
    float[] clipped = logVariance.data().clone();
    for (int i = 0; i < clipped.length; i++) {
      clipped[i] = Math.max(-30, Math.min(20, clipped[i]));
    }
    return Tensor.of(clipped, logVariance.shape());
  }

  /**
   * Pulls a gradient back to the pictures and closes the graph.
   *
   * @param meanGradient [view, channel, height, width]
   * @param logVarianceGradient of the same shape
   * @return [view, 3, height, width]; empty if the graph is gone, then encode again
   */
  public synchronized Optional<Tensor> pullBack(Tensor meanGradient, Tensor logVarianceGradient) {
    if (!scope.isOpen()) {
      return Optional.empty();
    }
    float scale = scale(meanGradient, logVarianceGradient);
    NDArray gradient =
        Torch.array(scope, meanGradient)
            .concat(Torch.array(scope, logVarianceGradient), 1)
            .mul(1 / scale);
    JniUtils.backward((PtNDArray) moments, (PtNDArray) gradient, false, false);
    Tensor pulled = Torch.tensor(input.getGradient().mul(scale));
    close();
    return Optional.of(pulled);
  }

  /**
   * The power of two next to the largest number, so that half precision neither overflows nor loses
   * small gradients; the pull is linear, and powers of two change no digit.
   */
  private static float scale(Tensor... gradients) {
    float largest = 0;
    for (Tensor gradient : gradients) {
      for (float x : gradient.data()) {
        largest = Math.max(largest, Math.abs(x));
      }
    }
    boolean usual = largest > Float.MIN_NORMAL && largest < 0x1p126f;
    return usual ? Math.scalb(1f, Math.getExponent(largest) + 1) : 1;
  }

  @Override
  public synchronized void close() {
    scope.close();
  }
}
