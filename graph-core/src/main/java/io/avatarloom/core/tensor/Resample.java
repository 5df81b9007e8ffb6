package io.avatarloom.core.tensor;

/** Changes the size of pictures [channel, height, width]; sample i of n lies at (i + 0.5) / n. */
public final class Resample {
  private Resample() {}

  /** Box average where the picture shrinks, bilinear where it grows. */
  public static Tensor resize(Tensor image, int height, int width) {
    Tensor columns = alongRows(image, width);
    return transpose(alongRows(transpose(columns), height));
  }

  private static Tensor alongRows(Tensor image, int newWidth) {
    int channels = image.size(0);
    int height = image.size(1);
    int width = image.size(2);
    if (newWidth == width) {
      return image;
    }
    float[] in = image.data();
    float[] out = new float[channels * height * newWidth];
    double step = (double) width / newWidth;
    Parallel.forEach(
        channels * height,
        row -> {
          for (int x = 0; x < newWidth; x++) {
            out[row * newWidth + x] =
                step > 1
                    ? box(in, row * width, width, x * step, (x + 1) * step)
                    : linear(in, row * width, width, (x + 0.5) * step - 0.5);
          }
        });
    return Tensor.of(out, channels, height, newWidth);
  }

  private static float box(float[] in, int start, int width, double from, double to) {
    double sum = 0;
    for (int i = (int) from; i < Math.min(width, (int) Math.ceil(to)); i++) {
      sum += in[start + i] * (Math.min(to, i + 1) - Math.max(from, i));
    }
    return (float) (sum / (to - from));
  }

  private static float linear(float[] in, int start, int width, double at) {
    double clamped = Math.max(0, Math.min(width - 1, at));
    int left = Math.min(width - 1, (int) clamped);
    int right = Math.min(width - 1, left + 1);
    double share = clamped - left;
    return (float) (in[start + left] * (1 - share) + in[start + right] * share);
  }

  private static Tensor transpose(Tensor image) {
    int channels = image.size(0);
    int height = image.size(1);
    int width = image.size(2);
    float[] in = image.data();
    float[] out = new float[in.length];
    for (int c = 0; c < channels; c++) {
      for (int y = 0; y < height; y++) {
        Halt.check();
        for (int x = 0; x < width; x++) {
          out[(c * width + x) * height + y] = in[(c * height + y) * width + x];
        }
      }
    }
    return Tensor.of(out, channels, width, height);
  }

  /** Gaussian blur, separable, window 3 sigma, edges repeated. */
  public static Tensor blur(Tensor image, double sigma) {
    return transpose(blurRows(transpose(blurRows(image, sigma)), sigma));
  }

  private static Tensor blurRows(Tensor image, double sigma) {
    int radius = (int) Math.ceil(3 * sigma);
    double[] kernel = new double[2 * radius + 1];
    double total = 0;
    for (int i = -radius; i <= radius; i++) {
      kernel[i + radius] = Math.exp(-0.5 * i * i / (sigma * sigma));
      total += kernel[i + radius];
    }
    double sum = total;
    int width = image.size(2);
    float[] in = image.data();
    float[] out = new float[in.length];
    Parallel.forEach(
        image.size(0) * image.size(1),
        row -> {
          for (int x = 0; x < width; x++) {
            double value = 0;
            for (int i = -radius; i <= radius; i++) {
              value +=
                  kernel[i + radius] * in[row * width + Math.max(0, Math.min(width - 1, x + i))];
            }
            out[row * width + x] = (float) (value / sum);
          }
        });
    return Tensor.of(out, image.shape());
  }
}
