package io.avatarloom.core.value;

import io.avatarloom.core.tensor.Tensor;

/**
 * A looping clip.
 *
 * @param frames [frame, 3, height, width] in [0, 1]
 * @param framesPerSecond playing speed
 */
public record Animation(Tensor frames, double framesPerSecond) implements Value {
  @Override
  public ValueType<?> type() {
    return ValueTypes.ANIMATION;
  }
}
