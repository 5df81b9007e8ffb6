package io.avatarloom.core.diff;

import com.fasterxml.jackson.databind.JsonNode;
import io.avatarloom.core.node.Param;
import java.math.BigDecimal;

/** Whether two JSON trees say the same: numbers by value, objects whatever the order of keys. */
final class Same {
  private static final int COMPARABLE = 400;

  private Same() {}

  static boolean json(JsonNode a, JsonNode b) {
    if (a.isNumber() && b.isNumber()) {
      return numbers(a.asText(), b.asText());
    }
    if (a.isObject() && b.isObject()) {
      return a.size() == b.size()
          && a.properties().stream()
              .allMatch(e -> b.has(e.getKey()) && json(e.getValue(), b.get(e.getKey())));
    }
    if (a.isArray() && b.isArray()) {
      boolean same = a.size() == b.size();
      for (int i = 0; same && i < a.size(); i++) {
        same = json(a.get(i), b.get(i));
      }
      return same;
    }
    return a.equals(b);
  }

  /** By value; numbers too large to compute with by their spelling. */
  private static boolean numbers(String a, String b) {
    if (a.equals(b)) {
      return true;
    }
    try {
      double x = Double.parseDouble(a);
      double y = Double.parseDouble(b);
      return x == y
          && Double.isFinite(x)
          && (x != Math.rint(x)
              || Math.abs(x) < 1e15
              || (a.length() < COMPARABLE
                  && b.length() < COMPARABLE
                  && new BigDecimal(a).compareTo(new BigDecimal(b)) == 0));
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** Whether two settings of a parameter mean the same. */
  static boolean setting(Param<?> param, JsonNode a, JsonNode b) {
    if (json(a, b)) {
      return true;
    }
    try {
      return param.parse(a).equals(param.parse(b));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
