package io.avatarloom.core.value;

/**
 * A CLIP text encoder with its tokenizer, by reference.
 *
 * @param folder absolute path of the encoder (config.json and weights)
 * @param tokenizer absolute path of the tokenizer folder
 * @param sha256 of configs, vocabulary and weights
 */
public record TextEncoder(String folder, String tokenizer, String sha256) implements Value {
  @Override
  public ValueType<?> type() {
    return ValueTypes.TEXT_ENCODER;
  }
}
