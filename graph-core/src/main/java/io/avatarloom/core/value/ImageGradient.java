package io.avatarloom.core.value;

import io.avatarloom.core.tensor.Tensor;

/**
 * Gradient of a loss with respect to the outputs of a render; an empty tensor stands for zero.
 *
 * @param rgb [view, 3, height, width]
 * @param alpha [view, 1, height, width], or empty [0]
 * @param depth [view, 1, height, width] with respect to accumulated depth, or empty [0]
 * @param loss value of the loss; NaN when unknown (score distillation has none)
 */
public record ImageGradient(Tensor rgb, Tensor alpha, Tensor depth, double loss) implements Value {
  @Override
  public ValueType<?> type() {
    return ValueTypes.IMAGE_GRADIENT;
  }
}
