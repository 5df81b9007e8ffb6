package io.avatarloom.core.value;

import io.avatarloom.core.tensor.Tensor;
import java.util.Map;

/**
 * A face descriptor.
 *
 * @param vector [width]
 * @param space id of the recogniser, such as {@code dlib128}
 * @param unit true when scaled to unit length; false for the recogniser's raw output
 */
public record IdentityEmbedding(Tensor vector, String space, boolean unit) implements Value {
  @Override
  public ValueType<?> type() {
    return ValueTypes.IDENTITY_EMBEDDING;
  }

  @Override
  public Map<String, String> attributes() {
    return Map.of("space", space, "norm", unit ? "unit" : "raw", "width", "" + vector.length());
  }
}
