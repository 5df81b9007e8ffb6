package io.avatarloom.diffusion.loss;

import io.avatarloom.core.tensor.Tensor;

/**
 * TV(x) = 2 (sum dh^2 / count_h + sum dw^2 / count_w) / B, counts per picture (Arc2Avatar,
 * loss_utils).
 */
public final class TotalVariation {
  private TotalVariation() {}

  /**
   * @param images [view, channel, height, width]
   */
  public static ImageLoss.Result of(Tensor images) {
    int views = images.size(0);
    int height = images.size(2);
    int width = images.size(3);
    int planes = views * images.size(1);
    double countH = (double) images.size(1) * (height - 1) * width;
    double countW = (double) images.size(1) * height * (width - 1);
    float[] in = images.data();
    float[] gradient = new float[in.length];
    double loss = 0;
    for (int p = 0; p < planes; p++) {
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          int at = (p * height + y) * width + x;
          if (y + 1 < height) {
            loss += step(in, gradient, at, at + width, 2 / (countH * views));
          }
          if (x + 1 < width) {
            loss += step(in, gradient, at, at + 1, 2 / (countW * views));
          }
        }
      }
    }
    return new ImageLoss.Result(loss, Tensor.of(gradient, images.shape()));
  }

  private static double step(float[] in, float[] gradient, int a, int b, double weight) {
    double d = in[b] - in[a];
    gradient[b] += (float) (2 * weight * d);
    gradient[a] -= (float) (2 * weight * d);
    return weight * d * d;
  }
}
