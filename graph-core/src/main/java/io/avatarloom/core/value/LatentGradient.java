package io.avatarloom.core.value;

import io.avatarloom.core.tensor.Tensor;
import java.util.Map;

/**
 * Gradient of a loss with respect to {@link Latents}.
 *
 * @param tensor [sample, channel, height, width]
 * @param space id of the latent space
 * @param loss value shown to the user: mean square of the residual for score distillation
 */
public record LatentGradient(Tensor tensor, String space, double loss) implements Value {
  @Override
  public ValueType<?> type() {
    return ValueTypes.LATENT_GRADIENT;
  }

  @Override
  public Map<String, String> attributes() {
    return Map.of("space", space);
  }
}
