package io.avatarloom.core.value;

/** True or false. */
public record FlagValue(boolean flag) implements Value {
  @Override
  public ValueType<?> type() {
    return ValueTypes.FLAG;
  }
}
