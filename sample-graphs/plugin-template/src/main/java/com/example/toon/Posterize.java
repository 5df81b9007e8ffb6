package com.example.toon;

import io.avatarloom.core.tensor.Tensor;

/** The algorithm, free of graphs: easy to test, easy to use elsewhere. */
final class Posterize {
  private Posterize() {}

  /**
   * @param pixels any shape, in [0, 1]
   * @param levels of a number, at least 2
   */
  static Tensor rounded(Tensor pixels, int levels) {
    float[] rounded = new float[pixels.length()];
    for (int i = 0; i < rounded.length; i++) {
      rounded[i] = (float) Math.round(pixels.at(i) * (levels - 1)) / (levels - 1);
    }
    return Tensor.of(rounded, pixels.shape());
  }
}
