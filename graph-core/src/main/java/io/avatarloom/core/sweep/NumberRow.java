package io.avatarloom.core.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.avatarloom.core.tensor.CounterRandom;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Numbers that a rule makes: ranges, ranges in equal ratios, random numbers.
 *
 * @param whole true where only whole numbers make sense
 */
record NumberRow(JsonNode rule, String where, boolean whole, Findings wrong) {
  private static final int MOST = 100_000;
  private static final MathContext DIGITS = new MathContext(12, RoundingMode.HALF_EVEN);

  /** {@code from}, {@code to}, and {@code step} or {@code count}; both ends are included. */
  List<JsonNode> range() {
    if (!rightKeys(List.of("from", "to", "step", "count"))) {
      return List.of();
    }
    if (rule.has("step") == rule.has("count")) {
      wrong.add(
          where, "expected either step or count, met " + (rule.has("step") ? "both" : "none"));
      return List.of();
    }
    BigDecimal from = rule.get("from").decimalValue();
    BigDecimal to = rule.get("to").decimalValue();
    BigDecimal span = to.subtract(from);
    if (rule.has("count")) {
      int count = count(2);
      List<JsonNode> values = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        BigDecimal part =
            span.multiply(BigDecimal.valueOf(i)).divide(BigDecimal.valueOf(count - 1), DIGITS);
        values.add(json(from.add(part)));
      }
      return distinct(values);
    }
    if (!number("step")) {
      return List.of();
    }
    BigDecimal step = rule.get("step").decimalValue();
    if (step.signum() == 0 || span.signum() * step.signum() < 0) {
      wrong.add(where, "a step of " + step + " never leads from " + from + " to " + to);
      return List.of();
    }
    BigDecimal steps = span.divideToIntegralValue(step);
    if (steps.compareTo(BigDecimal.valueOf(MOST)) > 0) {
      wrong.add(where, "it has more than " + MOST + " values; give a larger step");
      return List.of();
    }
    List<JsonNode> values = new ArrayList<>();
    for (int i = 0; i <= steps.intValueExact(); i++) {
      values.add(json(from.add(step.multiply(BigDecimal.valueOf(i)))));
    }
    return values;
  }

  /** {@code from}, {@code to}, {@code count}: neighbours have the same ratio. */
  List<JsonNode> logRange() {
    if (!rightKeys(List.of("from", "to", "count")) || !positive()) {
      return List.of();
    }
    int count = count(2);
    double from = Math.log(rule.get("from").doubleValue());
    double to = Math.log(rule.get("to").doubleValue());
    List<JsonNode> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      values.add(json(Math.exp(from + (to - from) * i / (count - 1))));
    }
    return distinct(values);
  }

  /** {@code from}, {@code to}, {@code count}, {@code seed}; with {@code log} evenly in ratios. */
  List<JsonNode> random(String name) {
    if (!rightKeys(List.of("from", "to", "count", "seed", "log"))) {
      return List.of();
    }
    boolean log = rule.path("log").asBoolean();
    if (rule.has("log") && !rule.get("log").isBoolean()) {
      wrong.add(where, "log: expected true or false, met " + rule.get("log"));
    }
    if (rule.has("seed") && !rule.get("seed").isIntegralNumber()) {
      wrong.add(where, "seed: expected a whole number, met " + rule.get("seed"));
    }
    if (log && !positive()) {
      return List.of();
    }
    int count = count(1);
    double from = rule.get("from").doubleValue();
    double to = rule.get("to").doubleValue();
    CounterRandom random = new CounterRandom(rule.path("seed").asLong(0), "sweep " + name, 0);
    List<JsonNode> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double u = random.uniform();
      double drawn =
          log
              ? Math.exp(Math.log(from) + (Math.log(to) - Math.log(from)) * u)
              : from + (to - from) * u;
      values.add(json(drawn));
    }
    return values;
  }

  private boolean rightKeys(List<String> keys) {
    if (!rule.isObject()) {
      wrong.add(where, "expected an object with " + String.join(", ", keys) + ", met " + rule);
      return false;
    }
    wrong.unknownKeys(rule, where, keys);
    return number("from") & number("to") & (!keys.contains("count") || goodCount(keys));
  }

  private boolean goodCount(List<String> keys) {
    boolean other = keys.contains("step") && !rule.has("count");
    JsonNode count = rule.path("count");
    int least = keys.contains("seed") ? 1 : 2;
    boolean good = count.isIntegralNumber() && count.asLong() >= least && count.asLong() <= MOST;
    if (!other && !good) {
      wrong.add(
          where,
          "count: expected a whole number from "
              + least
              + " up to "
              + MOST
              + ", met "
              + (count.isMissingNode() ? "nothing" : count));
    }
    return other || good;
  }

  private int count(int least) {
    return Math.max(least, rule.get("count").asInt());
  }

  private boolean number(String key) {
    boolean good = rule.path(key).isNumber();
    if (!good) {
      JsonNode met = rule.path(key);
      wrong.add(where, key + ": expected a number, met " + (met.isMissingNode() ? "nothing" : met));
    }
    return good;
  }

  private boolean positive() {
    boolean good = rule.get("from").doubleValue() > 0 && rule.get("to").doubleValue() > 0;
    if (!good) {
      wrong.add(where, "equal ratios need from and to above 0; use range where 0 is among them");
    }
    return good;
  }

  private JsonNode json(double value) {
    return json(new BigDecimal(value));
  }

  private JsonNode json(BigDecimal value) {
    double rounded = value.round(DIGITS).doubleValue();
    return whole || rounded == Math.rint(rounded) && Math.abs(rounded) < 1e15
        ? JsonNodeFactory.instance.numberNode(Math.round(rounded))
        : JsonNodeFactory.instance.numberNode(rounded);
  }

  /** Rounding to whole numbers may make neighbours equal. */
  private static List<JsonNode> distinct(List<JsonNode> values) {
    return values.stream().distinct().toList();
  }
}
