package io.avatarloom.splat.node;

import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.SplatGradient;
import io.avatarloom.core.value.SplatState;
import io.avatarloom.splat.optim.Rows;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * States and gradients of another choice of the same splats: new splat i is old splat {@code
 * source[i]}, with zero moments, statistics and gradient where {@code newborn[i]}; newborn may be
 * null.
 */
final class Survivors {
  private Survivors() {}

  static SplatState of(SplatState state, int[] source, boolean[] newborn) {
    return new SplatState(
        Clouds.pick(state.cloud(), source),
        all(state.moments(), source, newborn),
        all(state.statistics(), source, newborn),
        state.step());
  }

  static SplatGradient of(SplatGradient gradient, int[] source, boolean[] newborn) {
    return new SplatGradient(
        Rows.pick(gradient.means(), source, newborn),
        Rows.pick(gradient.quats(), source, newborn),
        Rows.pick(gradient.logScales(), source, newborn),
        Rows.pick(gradient.logitOpacities(), source, newborn),
        Rows.pick(gradient.sh(), source, newborn),
        all(gradient.statistics(), source, newborn),
        gradient.loss());
  }

  private static SortedMap<String, Tensor> all(
      SortedMap<String, Tensor> tensors, int[] source, boolean[] zero) {
    SortedMap<String, Tensor> picked = new TreeMap<>();
    tensors.forEach((name, tensor) -> picked.put(name, Rows.pick(tensor, source, zero)));
    return picked;
  }
}
