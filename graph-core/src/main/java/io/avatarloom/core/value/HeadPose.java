package io.avatarloom.core.value;

import io.avatarloom.core.tensor.Tensor;
import java.util.Map;

/**
 * Identity, expression and joint rotations of a head model.
 *
 * @param topology id of the model it belongs to
 * @param shape [identity mode]
 * @param expression [expression]
 * @param joints [joint, 3] axis-angle in radians
 */
public record HeadPose(String topology, Tensor shape, Tensor expression, Tensor joints)
    implements Value {
  @Override
  public ValueType<?> type() {
    return ValueTypes.HEAD_POSE;
  }

  @Override
  public Map<String, String> attributes() {
    return Map.of("topology", topology);
  }
}
