package io.avatarloom.core.value;

/**
 * A low-rank adapter file with its scale.
 *
 * @param file absolute path of the safetensors file
 * @param sha256 of the file
 * @param scale multiplier on top of alpha / rank
 */
public record Lora(String file, String sha256, double scale) implements Value {
  @Override
  public ValueType<?> type() {
    return ValueTypes.LORA;
  }
}
