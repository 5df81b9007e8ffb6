package io.avatarloom.core.value;

/**
 * A ControlNet, by reference.
 *
 * @param folder absolute path in diffusers layout
 * @param sha256 of config and weights
 * @param channels of the condition picture
 */
public record ControlNet(String folder, String sha256, int channels) implements Value {
  @Override
  public ValueType<?> type() {
    return ValueTypes.CONTROL_NET;
  }
}
