package io.avatarloom.core.recipe;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.NumericNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;

/** A number that keeps how it was spelt: {@code 2.50}, {@code 1e400}. */
final class SpelledNumber extends NumericNode {
  private static final long serialVersionUID = 1L;
  private final String text;
  private final DoubleNode value;

  SpelledNumber(String text) {
    this.text = text;
    this.value = DoubleNode.valueOf(Double.parseDouble(text));
  }

  String spelling() {
    return text;
  }

  @Override
  public String asText() {
    return text;
  }

  @Override
  public void serialize(JsonGenerator out, SerializerProvider provider) throws IOException {
    out.writeNumber(text);
  }

  @Override
  public JsonToken asToken() {
    return JsonToken.VALUE_NUMBER_FLOAT;
  }

  @Override
  public JsonParser.NumberType numberType() {
    return JsonParser.NumberType.DOUBLE;
  }

  @Override
  public boolean isFloatingPointNumber() {
    return true;
  }

  @Override
  public boolean isDouble() {
    return true;
  }

  @Override
  public boolean isNaN() {
    return value.isNaN();
  }

  @Override
  public boolean canConvertToInt() {
    return value.canConvertToInt();
  }

  @Override
  public boolean canConvertToLong() {
    return value.canConvertToLong();
  }

  @Override
  public boolean canConvertToExactIntegral() {
    return Double.isFinite(value.doubleValue()) && value.canConvertToExactIntegral();
  }

  @Override
  public Number numberValue() {
    return value.numberValue();
  }

  @Override
  public int intValue() {
    return value.intValue();
  }

  @Override
  public long longValue() {
    return value.longValue();
  }

  @Override
  public double doubleValue() {
    return value.doubleValue();
  }

  @Override
  public BigDecimal decimalValue() {
    return value.decimalValue();
  }

  @Override
  public BigInteger bigIntegerValue() {
    return value.bigIntegerValue();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SpelledNumber number && number.text.equals(text)
        || other instanceof DoubleNode node && node.equals(value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }
}
