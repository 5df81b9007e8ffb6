package io.avatarloom.core.value;

import io.avatarloom.core.tensor.Tensor;
import java.util.SortedMap;

/**
 * Splats under optimisation.
 *
 * @param cloud current parameters
 * @param moments first and second Adam moments by name: means.m, means.v, quats.m, ...
 * @param statistics densification statistics [splat] by name: gradientSum, viewCount, maxRadius
 * @param step number of Adam steps taken
 */
public record SplatState(
    SplatCloud cloud,
    SortedMap<String, Tensor> moments,
    SortedMap<String, Tensor> statistics,
    int step)
    implements Value {
  @Override
  public ValueType<?> type() {
    return ValueTypes.SPLAT_STATE;
  }
}
