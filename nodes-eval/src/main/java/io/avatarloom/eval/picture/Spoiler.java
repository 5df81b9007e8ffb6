package io.avatarloom.eval.picture;

import io.avatarloom.core.tensor.CounterRandom;
import io.avatarloom.core.tensor.Halt;
import io.avatarloom.core.tensor.Resample;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.Image;

/**
 * The faults of a poor camera. Each is drawn anew: roll up to 8 degrees, 1/2 to 1/6 of the pixels
 * along each side, exposure by a factor of 1.5 either way, tint by 12 per cent, light falling off
 * to one side by 40 per cent, noise of 4 per cent.
 */
public final class Spoiler {
  private final CounterRandom random;
  private final double strength;

  /**
   * @param random the draws
   * @param strength multiplies every fault; 0 for none
   */
  public Spoiler(CounterRandom random, double strength) {
    this.random = random;
    this.strength = strength;
  }

  /** A spoilt copy of an RGB picture, of the same size. */
  public Image spoil(Image image) {
    double roll = Math.toRadians(8 * strength * random.uniform(-1, 1));
    double shrink = 1 + strength * random.uniform(1, 5);
    double exposure = StrictMath.pow(1.5, strength * random.uniform(-1, 1));
    double[] gain = new double[3];
    for (int c = 0; c < 3; c++) {
      gain[c] = exposure * (1 + 0.12 * strength * random.uniform(-1, 1));
    }
    double slope = 0.4 * strength * random.uniform(-1, 1);
    Tensor pixels = turned(image.pixels(), roll);
    int height = image.height();
    int width = image.width();
    Tensor small =
        Resample.resize(
            pixels,
            Math.max(1, (int) Math.round(height / shrink)),
            Math.max(1, (int) Math.round(width / shrink)));
    float[] out = Resample.resize(small, height, width).data().clone();
    for (int i = 0; i < out.length; i++) {
      double side = (i % width + 0.5) / width - 0.5;
      double light = gain[i / (width * height)] * Math.max(0, 1 + 2 * slope * side);
      double noise = 0.04 * strength * random.gaussian();
      out[i] = (float) Math.max(0, Math.min(1, out[i] * light + noise));
    }
    return new Image(Tensor.of(out, 3, height, width));
  }

  /** Turned about the middle by an angle in radians, bilinear, edges repeated. */
  private static Tensor turned(Tensor pixels, double angle) {
    int channels = pixels.size(0);
    int height = pixels.size(1);
    int width = pixels.size(2);
    float[] out = new float[pixels.length()];
    double cos = StrictMath.cos(angle);
    double sin = StrictMath.sin(angle);
    for (int y = 0; y < height; y++) {
      Halt.check();
      for (int x = 0; x < width; x++) {
        double dx = x - (width - 1) / 2.0;
        double dy = y - (height - 1) / 2.0;
        double fromX = (width - 1) / 2.0 + cos * dx - sin * dy;
        double fromY = (height - 1) / 2.0 + sin * dx + cos * dy;
        for (int c = 0; c < channels; c++) {
          out[(c * height + y) * width + x] = sample(pixels, c, fromX, fromY);
        }
      }
    }
    return Tensor.of(out, channels, height, width);
  }

  private static float sample(Tensor pixels, int channel, double x, double y) {
    int height = pixels.size(1);
    int width = pixels.size(2);
    double left = Math.max(0, Math.min(width - 1, x));
    double top = Math.max(0, Math.min(height - 1, y));
    int x0 = (int) left;
    int y0 = (int) top;
    int x1 = Math.min(width - 1, x0 + 1);
    int y1 = Math.min(height - 1, y0 + 1);
    int plane = channel * height * width;
    double upper =
        pixels.at(plane + y0 * width + x0) * (1 - left + x0)
            + pixels.at(plane + y0 * width + x1) * (left - x0);
    double lower =
        pixels.at(plane + y1 * width + x0) * (1 - left + x0)
            + pixels.at(plane + y1 * width + x1) * (left - x0);
    return (float) (upper * (1 - top + y0) + lower * (top - y0));
  }
}
