package io.avatarloom.diffusion.face;

import io.avatarloom.core.tensor.Tensor;
import java.util.List;

/** Arithmetic of face descriptors. */
public final class Descriptors {
  private Descriptors() {}

  /** The same direction at length one. */
  public static Tensor unit(Tensor vector) {
    double norm = 0;
    for (float value : vector.data()) {
      norm += (double) value * value;
    }
    float[] out = new float[vector.length()];
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) (vector.at(i) / Math.sqrt(norm));
    }
    return Tensor.of(out, out.length);
  }

  /**
   * Mean of unit vectors, scaled back to unit length (Arc2Avatar, several pictures of a person).
   */
  public static Tensor mean(List<Tensor> units) {
    float[] sum = new float[units.get(0).length()];
    for (Tensor unit : units) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += unit.at(i);
      }
    }
    return unit(Tensor.of(sum, sum.length));
  }
}
