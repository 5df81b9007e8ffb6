package io.avatarloom.editor.canvas;

import com.fasterxml.jackson.databind.JsonNode;
import io.avatarloom.core.node.Param;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A parameter's value as the node shows it, short. */
final class ValueText {
  private ValueText() {}

  static String of(Param<?> param, JsonNode value) {
    return switch (param.kind()) {
      case FLAG -> value.asBoolean() ? "on" : "off";
      case FILE -> fileName(value.asText());
      case NUMBER, INTEGER -> withUnit(number(value), param.unit());
      case NUMBERS, TEXTS, VECTOR, COLOUR -> list(value);
      case WEIGHTS -> weights(value);
      case TEXT, CHOICE -> value.asText();
    };
  }

  private static String withUnit(String number, String unit) {
    return unit.isEmpty() || unit.length() > 4 ? number : number + " " + unit;
  }

  private static String number(JsonNode value) {
    if (!value.isNumber()) {
      return value.asText();
    }
    double number = value.asDouble();
    if (number == Math.rint(number) && Math.abs(number) < 1e7) {
      return Long.toString((long) number);
    }
    String text = String.format(Locale.ROOT, "%.5g", number);
    int power = text.indexOf('e');
    String digits = power < 0 ? text : text.substring(0, power);
    String trimmed =
        digits.contains(".") ? digits.replaceAll("0+$", "").replaceAll("\\.$", "") : digits;
    return power < 0 ? trimmed : trimmed + "e" + Integer.parseInt(text.substring(power + 1));
  }

  private static String list(JsonNode value) {
    List<String> parts = new ArrayList<>();
    for (JsonNode item : value) {
      parts.add(item.isNumber() ? number(item) : item.asText());
    }
    return String.join(", ", parts);
  }

  private static String weights(JsonNode value) {
    if (!value.isObject()) {
      return list(value);
    }
    List<String> parts = new ArrayList<>();
    value.properties().forEach(w -> parts.add(w.getKey() + " " + number(w.getValue())));
    return String.join(", ", parts);
  }

  private static String fileName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
