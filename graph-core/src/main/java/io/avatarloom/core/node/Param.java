package io.avatarloom.core.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.avatarloom.core.value.FlagValue;
import io.avatarloom.core.value.NumberValue;
import io.avatarloom.core.value.TextValue;
import io.avatarloom.core.value.Value;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.collections.api.factory.Lists;
import org.eclipse.collections.api.list.ImmutableList;

/**
 * Typed handle of a parameter: everything the editor, the CLI, the schema and validation need.
 *
 * @param minimum lowest allowed number, inclusive; NaN when unbounded
 * @param maximum highest allowed number, inclusive; NaN when unbounded
 * @param unit of the number, empty when it has none
 * @param options allowed words of a choice; allowed endings of a file; usual names of weights
 * @param help one sentence
 * @param source paper equation or file the default comes from, empty when ours
 */
public record Param<P>(
    String id,
    Kind kind,
    P defaultValue,
    double minimum,
    double maximum,
    String unit,
    ImmutableList<String> options,
    String help,
    String source) {

  /** What a parameter holds, and the Java class {@code run.get(param)} yields. */
  public enum Kind {
    /** Double. */
    NUMBER,
    /** Integer. */
    INTEGER,
    /** Boolean. */
    FLAG,
    /** String. */
    TEXT,
    /** String, one of the options. */
    CHOICE,
    /**
     * String: a path as the recipe has it; {@code run.path(param)} resolves it. Its content enters
     * the cache key.
     */
    FILE,
    /** ImmutableList of Double. */
    NUMBERS,
    /** ImmutableList of Double: x, y, z. */
    VECTOR,
    /** ImmutableList of Double: red, green, blue in [0, 1], sRGB. */
    COLOUR,
    /** ImmutableList of String. */
    TEXTS,
    /**
     * SortedMap of String to Double: weights by name. The options are names that make sense; others
     * may be given.
     */
    WEIGHTS
  }

  /** The same parameter with the paper equation or file its default comes from. */
  public Param<P> from(String where) {
    return new Param<>(id, kind, defaultValue, minimum, maximum, unit, options, help, where);
  }

  /** The same declaration under another name, with another default. */
  public Param<P> as(String name, P value) {
    return new Param<>(name, kind, value, minimum, maximum, unit, options, help, source);
  }

  /** The same declaration with other bounds, options and help. */
  public Param<P> within(double least, double most, ImmutableList<String> words, String text) {
    return new Param<>(id, kind, defaultValue, least, most, unit, words, text, source);
  }

  /**
   * Reads a JSON value.
   *
   * @throws IllegalArgumentException in one sentence: what was expected, what was met
   */
  @SuppressWarnings("unchecked")
  public P parse(JsonNode json) {
    return (P)
        switch (kind) {
          case NUMBER -> checkRange(number(json));
          case INTEGER -> (int) checkRange(integer(json));
          case FLAG -> {
            require(json.isBoolean(), "true or false", json);
            yield json.booleanValue();
          }
          case TEXT, FILE -> {
            require(json.isTextual(), kind == Kind.FILE ? "a file path" : "a text", json);
            yield json.textValue();
          }
          case CHOICE -> {
            require(
                json.isTextual() && options.contains(json.textValue()),
                "one of " + options.makeString(", "),
                json);
            yield json.textValue();
          }
          case NUMBERS -> {
            require(json.isArray(), "a list of numbers", json);
            yield Lists.immutable.ofAll(json).collect(item -> checkRange(number(item)));
          }
          case VECTOR, COLOUR -> {
            require(json.isArray() && json.size() == 3, "three numbers", json);
            yield Lists.immutable.ofAll(json).collect(item -> checkRange(number(item)));
          }
          case WEIGHTS -> weights(json);
          case TEXTS -> {
            require(json.isArray(), "a list of texts", json);
            yield Lists.immutable
                .ofAll(json)
                .collect(
                    item -> {
                      require(item.isTextual(), "a list of texts", json);
                      return item.textValue();
                    });
          }
        };
  }

  /** An object, or a list of texts {@code NAME=WEIGHT}, which command lines take more easily. */
  private SortedMap<String, Double> weights(JsonNode json) {
    SortedMap<String, Double> weights = new TreeMap<>();
    if (json.isObject()) {
      json.properties().forEach(w -> weights.put(w.getKey(), checkRange(number(w.getValue()))));
      return weights;
    }
    String expected = "weights by name, such as {\"" + example() + "\": 0.8}";
    require(json.isArray(), expected, json);
    for (JsonNode item : json) {
      String[] halves = item.asText().split("=", 2);
      try {
        weights.put(halves[0].strip(), checkRange(Double.parseDouble(halves[1].strip())));
      } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
        throw new IllegalArgumentException(
            "expected a text like " + example() + "=0.8, met '" + item.asText() + "'", e);
      }
    }
    return weights;
  }

  private String example() {
    return options.isEmpty() ? "name" : options.getFirst();
  }

  private double number(JsonNode json) {
    require(json.isNumber() && Double.isFinite(json.doubleValue()), "a number" + range(), json);
    return json.doubleValue();
  }

  private double integer(JsonNode json) {
    require(
        json.isNumber()
            && json.doubleValue() == Math.rint(json.doubleValue())
            && Math.abs(json.doubleValue()) <= Integer.MAX_VALUE,
        "a whole number" + range(),
        json);
    return json.doubleValue();
  }

  private double checkRange(double value) {
    if (value < minimum || value > maximum) {
      throw new IllegalArgumentException("expected a number" + range() + ", met " + trim(value));
    }
    return value;
  }

  private static void require(boolean ok, String expected, JsonNode met) {
    if (!ok) {
      throw new IllegalArgumentException("expected " + expected + ", met " + met);
    }
  }

  /** The allowed range in words, with the unit; empty when unbounded. */
  public String range() {
    StringBuilder text = new StringBuilder();
    if (!Double.isNaN(minimum)) {
      text.append(" from ").append(trim(minimum));
    }
    if (!Double.isNaN(maximum)) {
      text.append(" up to ").append(trim(maximum));
    }
    return text.append(unit.isEmpty() ? "" : " " + unit).toString();
  }

  private static String trim(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  /** The default as JSON. */
  public JsonNode defaultJson() {
    return toJson(defaultValue);
  }

  /** A parameter value as JSON; the inverse of {@link #parse}. */
  public JsonNode toJson(P value) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    return switch (kind) {
      case NUMBER -> canonicalNumber((Double) value);
      case INTEGER -> json.numberNode((Integer) value);
      case FLAG -> json.booleanNode((Boolean) value);
      case TEXT, CHOICE, FILE -> json.textNode((String) value);
      case NUMBERS, VECTOR, COLOUR ->
          ((ImmutableList<?>) value)
              .injectInto(
                  json.arrayNode(), (array, item) -> array.add(canonicalNumber((Double) item)));
      case WEIGHTS -> {
        ObjectNode object = json.objectNode();
        ((SortedMap<?, ?>) value)
            .forEach((name, weight) -> object.set((String) name, canonicalNumber((Double) weight)));
        yield object;
      }
      case TEXTS ->
          ((ImmutableList<?>) value)
              .injectInto(json.arrayNode(), (array, item) -> array.add((String) item));
    };
  }

  private static JsonNode canonicalNumber(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? JsonNodeFactory.instance.numberNode((long) value)
        : JsonNodeFactory.instance.numberNode(value);
  }

  /**
   * The JSON of a linked value when this parameter is driven by a link; empty if its type does not
   * fit.
   */
  public Optional<JsonNode> jsonOf(Value value) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    if (value instanceof NumberValue number) {
      return Optional.of(canonicalNumber(number.number()));
    }
    if (value instanceof FlagValue flag) {
      return Optional.of(json.booleanNode(flag.flag()));
    }
    if (value instanceof TextValue text) {
      return Optional.of(json.textNode(text.text()));
    }
    return Optional.empty();
  }
}
