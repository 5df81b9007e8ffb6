package io.avatarloom.core.value;

import io.avatarloom.core.tensor.Tensor;
import java.util.Map;

/**
 * Latent pictures, scaled by the latent factor of their VAE.
 *
 * @param tensor [sample, channel, height, width]
 * @param space id of the latent space (hash of the VAE)
 */
public record Latents(Tensor tensor, String space) implements Value {
  @Override
  public ValueType<?> type() {
    return ValueTypes.LATENTS;
  }

  @Override
  public Map<String, String> attributes() {
    return Map.of("space", space);
  }
}
