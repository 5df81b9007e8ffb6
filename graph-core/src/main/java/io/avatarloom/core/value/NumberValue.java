package io.avatarloom.core.value;

/** One number. */
public record NumberValue(double number) implements Value {
  @Override
  public ValueType<?> type() {
    return ValueTypes.NUMBER;
  }
}
