package io.avatarloom.core.value;

import io.avatarloom.core.tensor.Tensor;

/**
 * What an encoding needs to be differentiated.
 *
 * @param images [view, 3, height, width] in [0, 1], as encoded
 * @param noise [view, channel, height, width] posterior noise that was used; zeros for the mean
 * @param flipped whether the pictures were mirrored left to right before they were encoded
 * @param vae the encoder
 * @param kept the network's own graph; null after a round trip through a file, then the backward
 *     pass encodes again
 */
public record LatentRecord(Tensor images, Tensor noise, boolean flipped, Vae vae, Object kept)
    implements Value {
  @Override
  public ValueType<?> type() {
    return ValueTypes.LATENT_RECORD;
  }
}
