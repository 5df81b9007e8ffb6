package io.avatarloom.core.value;

import io.avatarloom.core.tensor.Tensor;
import java.util.SortedMap;

/**
 * Gradient of a loss with respect to every raw splat parameter, shapes as in {@link SplatCloud}.
 *
 * @param statistics screen statistics [splat] of the backward pass by name: gradientSum (norm of
 *     the screen-mean gradient in NDC units, summed over views in which the splat was visible),
 *     viewCount, maxRadius (pixels); empty for gradients that do not come from a render
 * @param loss value of the loss this is the gradient of; NaN when unknown
 */
public record SplatGradient(
    Tensor means,
    Tensor quats,
    Tensor logScales,
    Tensor logitOpacities,
    Tensor sh,
    SortedMap<String, Tensor> statistics,
    double loss)
    implements Value {
  public int count() {
    return means.size(0);
  }

  @Override
  public ValueType<?> type() {
    return ValueTypes.SPLAT_GRADIENT;
  }
}
