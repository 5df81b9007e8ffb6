package io.avatarloom.diffusion.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

/** The layers of small convolutional networks, one engine call each; images are [B, C, H, W]. */
public final class Layers {
  private Layers() {}

  /**
   * Cross-correlation with symmetric zero padding.
   *
   * @param bias [out] or null
   */
  public static NDArray conv2d(
      NDArray x, NDArray weight, NDArray bias, int stride, int padding, int groups) {
    return JniUtils.convolution(
        (PtNDArray) x,
        (PtNDArray) weight,
        (PtNDArray) bias,
        new Shape(stride, stride),
        new Shape(padding, padding),
        new Shape(1, 1),
        groups);
  }

  /**
   * x W^T + b over the last dimension.
   *
   * @param bias [out] or null
   */
  public static NDArray linear(NDArray x, NDArray weight, NDArray bias) {
    return JniUtils.linear((PtNDArray) x, (PtNDArray) weight, (PtNDArray) bias);
  }
}
