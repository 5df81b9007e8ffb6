package io.avatarloom.core.value;

import io.avatarloom.core.tensor.Tensor;

/**
 * Conditioning of one guidance step, per view.
 *
 * @param positive [view, token, width]
 * @param unconditional [1, token, width] base of classifier-free guidance (the negative prompt)
 * @param empty [1, token, width] the empty prompt, used by inversion
 * @param negatives [view, negative, token, width] for Perp-Neg; zero negatives when unused
 * @param negativeWeights [view, negative]
 */
public record GuidanceConditioning(
    Tensor positive, Tensor unconditional, Tensor empty, Tensor negatives, Tensor negativeWeights)
    implements Value {
  @Override
  public ValueType<?> type() {
    return ValueTypes.GUIDANCE_CONDITIONING;
  }
}
