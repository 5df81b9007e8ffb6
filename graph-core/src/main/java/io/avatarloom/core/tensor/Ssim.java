package io.avatarloom.core.tensor;

/**
 * Structural similarity (Wang et al. 2004) as Gaussian splatting uses it: window 11, sigma 1.5, C1
 * = 1e-4, C2 = 9e-4, zero padding, the mean over every pixel and channel.
 */
public final class Ssim {
  private static final int RADIUS = 5;
  private static final double SIGMA = 1.5;
  private static final float C1 = 1e-4f;
  private static final float C2 = 9e-4f;
  private static final float[] WINDOW = window();

  private Ssim() {}

  /**
   * Mean similarity and its gradient.
   *
   * @param mean of the similarity map, at most 1
   * @param gradient of the mean with respect to the first picture, in its shape
   */
  public record Result(double mean, Tensor gradient) {}

  private static float[] window() {
    float[] window = new float[2 * RADIUS + 1];
    double sum = 0;
    for (int i = -RADIUS; i <= RADIUS; i++) {
      sum += Math.exp(-0.5 * i * i / (SIGMA * SIGMA));
    }
    for (int i = -RADIUS; i <= RADIUS; i++) {
      window[i + RADIUS] = (float) (Math.exp(-0.5 * i * i / (SIGMA * SIGMA)) / sum);
    }
    return window;
  }

  /**
   * Compares two batches [view, channel, height, width] of one shape.
   *
   * @throws IllegalArgumentException if the shapes differ
   */
  public static Result compare(Tensor a, Tensor b) {
    if (!java.util.Arrays.equals(a.shape(), b.shape())) {
      throw new IllegalArgumentException("expected pictures of one shape, met " + a + " and " + b);
    }
    int width = a.size(-1);
    int height = a.size(-2);
    int plane = width * height;
    int planes = a.length() / plane;
    double[] sums = new double[planes];
    float[] gradient = new float[a.length()];
    Parallel.forEach(
        planes,
        p -> sums[p] = new Plane(width, height).compare(a.data(), b.data(), p * plane, gradient));
    double sum = 0;
    for (double s : sums) {
      sum += s;
    }
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] /= a.length();
    }
    return new Result(sum / a.length(), Tensor.of(gradient, a.shape()));
  }

  /** One channel of one picture, with its work space. */
  private static final class Plane {
    private final int width;
    private final int height;
    private final float[] rows;

    Plane(int width, int height) {
      this.width = width;
      this.height = height;
      this.rows = new float[width * height];
    }

    /** Returns the sum of the map and writes the gradient of that sum. */
    double compare(float[] a, float[] b, int base, float[] gradient) {
      int n = width * height;
      float[] x = java.util.Arrays.copyOfRange(a, base, base + n);
      float[] y = java.util.Arrays.copyOfRange(b, base, base + n);
      float[] mx = blur(x.clone());
      float[] my = blur(y.clone());
      float[] xx = blur(product(x, x));
      float[] yy = blur(product(y, y));
      float[] xy = blur(product(x, y));
      float[] byMean = new float[n];
      float[] bySquare = new float[n];
      float[] byCross = new float[n];
      double sum = 0;
      for (int i = 0; i < n; i++) {
        float a1 = 2 * mx[i] * my[i] + C1;
        float a2 = 2 * (xy[i] - mx[i] * my[i]) + C2;
        float b1 = mx[i] * mx[i] + my[i] * my[i] + C1;
        float b2 = xx[i] - mx[i] * mx[i] + yy[i] - my[i] * my[i] + C2;
        float s = a1 * a2 / (b1 * b2);
        sum += s;
        byMean[i] = 2 * my[i] * (a2 - a1) / (b1 * b2) - 2 * mx[i] * s / b1 + 2 * mx[i] * s / b2;
        bySquare[i] = -s / b2;
        byCross[i] = 2 * a1 / (b1 * b2);
      }
      float[] fromMean = blur(byMean);
      float[] fromSquare = blur(bySquare);
      float[] fromCross = blur(byCross);
      for (int i = 0; i < n; i++) {
        gradient[base + i] = fromMean[i] + 2 * x[i] * fromSquare[i] + y[i] * fromCross[i];
      }
      return sum;
    }

    private static float[] product(float[] a, float[] b) {
      float[] out = new float[a.length];
      for (int i = 0; i < out.length; i++) {
        out[i] = a[i] * b[i];
      }
      return out;
    }

    /** Separable window in place; it is symmetric, so it is its own adjoint. */
    private float[] blur(float[] image) {
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          float sum = 0;
          for (int k = Math.max(-RADIUS, -x); k <= Math.min(RADIUS, width - 1 - x); k++) {
            sum += WINDOW[k + RADIUS] * image[y * width + x + k];
          }
          rows[y * width + x] = sum;
        }
      }
      for (int y = 0; y < height; y++) {
        int low = Math.max(-RADIUS, -y);
        int high = Math.min(RADIUS, height - 1 - y);
        for (int x = 0; x < width; x++) {
          float sum = 0;
          for (int k = low; k <= high; k++) {
            sum += WINDOW[k + RADIUS] * rows[(y + k) * width + x];
          }
          image[y * width + x] = sum;
        }
      }
      return image;
    }
  }
}
