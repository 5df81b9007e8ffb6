package io.avatarloom.core.value;

/** A text: caption, prompt, choice. */
public record TextValue(String text) implements Value {
  @Override
  public ValueType<?> type() {
    return ValueTypes.TEXT;
  }
}
