package io.avatarloom.core.value;

import io.avatarloom.core.tensor.Tensor;
import java.util.Map;

/**
 * Text-encoder output that conditions a diffusion model.
 *
 * @param context [prompt, token, width]
 * @param space id of the text encoder family it fits
 */
public record Conditioning(Tensor context, String space) implements Value {
  @Override
  public ValueType<?> type() {
    return ValueTypes.CONDITIONING;
  }

  @Override
  public Map<String, String> attributes() {
    return Map.of("width", Integer.toString(context.size(2)));
  }
}
