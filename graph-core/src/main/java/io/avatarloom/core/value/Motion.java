package io.avatarloom.core.value;

import io.avatarloom.core.tensor.Tensor;
import org.eclipse.collections.api.list.ImmutableList;

/**
 * Controls of a head over time.
 *
 * @param name for people
 * @param framesPerSecond playing speed
 * @param controls expressions (weights), or {@code JOINT.x}, {@code .y}, {@code .z} (axis-angle in
 *     degrees)
 * @param frames [frame, control]
 */
public record Motion(
    String name, double framesPerSecond, ImmutableList<String> controls, Tensor frames)
    implements Value {
  /** Number of frames. */
  public int count() {
    return frames.size(0);
  }

  @Override
  public ValueType<?> type() {
    return ValueTypes.MOTION;
  }
}
