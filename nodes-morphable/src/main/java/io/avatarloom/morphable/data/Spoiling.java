package io.avatarloom.morphable.data;

import io.avatarloom.core.tensor.CounterRandom;

/** What ruins a picture, so that the words of negative prompts have a meaning. */
enum Spoiling {
  BLUR("blurry, out of focus"),
  COARSE("low resolution, low-resolution"),
  DARK("dark, gloomy"),
  DULL("low contrast, dull"),
  GAUDY("oversaturation"),
  WEIRD("weird colors"),
  PURPLE("purple shadows");

  private static final String ALL = "low quality, ugly, unrealistic, ";

  private final String words;

  Spoiling(String words) {
    this.words = words;
  }

  /** The beginning of a caption. */
  String words(CounterRandom random) {
    return (random.uniform() < 0.5 ? ALL : "") + words + ", ";
  }

  /**
   * Changes a picture in place.
   *
   * @param rgb [3, size, size] in [0, 1]
   */
  void apply(float[] rgb, int size, CounterRandom random) {
    double strength = random.uniform(0.6, 1);
    int plane = size * size;
    switch (this) {
      case BLUR -> coarse(rgb, size, 3, true);
      case COARSE -> coarse(rgb, size, 4 + random.below(4), false);
      case DARK -> scale(rgb, 1 - 0.75 * strength, 0);
      case DULL -> scale(rgb, 1 - 0.7 * strength, 0.35 * strength);
      default -> {
        for (int i = 0; i < plane; i++) {
          recolour(rgb, i, plane, strength);
        }
      }
    }
  }

  private void recolour(float[] rgb, int i, int plane, double strength) {
    float r = rgb[i];
    float g = rgb[i + plane];
    float b = rgb[i + 2 * plane];
    double grey = 0.3 * r + 0.59 * g + 0.11 * b;
    switch (this) {
      case GAUDY -> {
        double k = 1 + 2.2 * strength;
        set(rgb, i, plane, grey + k * (r - grey), grey + k * (g - grey), grey + k * (b - grey));
      }
      case WEIRD -> set(rgb, i, plane, g, b, r);
      default -> {
        double shadow = strength * Math.max(0, 1 - 1.6 * grey);
        set(rgb, i, plane, r + 0.35 * shadow, g - 0.2 * shadow, b + 0.5 * shadow);
      }
    }
  }

  private static void set(float[] rgb, int i, int plane, double r, double g, double b) {
    rgb[i] = clamp(r);
    rgb[i + plane] = clamp(g);
    rgb[i + 2 * plane] = clamp(b);
  }

  private static void scale(float[] rgb, double factor, double shift) {
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = clamp(factor * rgb[i] + shift);
    }
  }

  private static float clamp(double x) {
    return (float) Math.max(0, Math.min(1, x));
  }

  /** Means over cells of some pixels, laid out flat, or around every pixel. */
  private static void coarse(float[] rgb, int size, int cell, boolean smooth) {
    float[] in = rgb.clone();
    for (int i = 0; i < rgb.length; i++) {
      int x = i % size;
      int y = i / size % size;
      int x0 = smooth ? x - cell : x / cell * cell;
      int y0 = smooth ? y - cell : y / cell * cell;
      int side = smooth ? 2 * cell + 1 : cell;
      double sum = 0;
      int count = 0;
      for (int v = Math.max(0, y0); v < Math.min(size, y0 + side); v++) {
        for (int u = Math.max(0, x0); u < Math.min(size, x0 + side); u++) {
          sum += in[i - y * size - x + v * size + u];
          count++;
        }
      }
      rgb[i] = (float) (sum / count);
    }
  }
}
