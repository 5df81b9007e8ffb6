package io.avatarloom.core.value;

import java.util.Map;

/**
 * An image autoencoder, by reference.
 *
 * @param folder absolute path in diffusers layout
 * @param sha256 of config and weights; also the id of its latent space
 */
public record Vae(String folder, String sha256) implements Value {
  @Override
  public ValueType<?> type() {
    return ValueTypes.VAE;
  }

  @Override
  public Map<String, String> attributes() {
    return Map.of("space", sha256);
  }
}
