package io.avatarloom.core.run;

import io.avatarloom.core.check.Checker;
import io.avatarloom.core.check.Diagnostic;
import io.avatarloom.core.check.InvalidRecipeException;
import io.avatarloom.core.graph.Graph;
import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.node.PortType;
import io.avatarloom.core.value.FlagValue;
import io.avatarloom.core.value.NumberValue;
import io.avatarloom.core.value.Series;
import io.avatarloom.core.value.Value;
import io.avatarloom.core.value.ValueTypes;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a run promises of one number it computes, such as {@code judge.distance<=0.4}, or {@code
 * fit.series:loss<0.1} for the last value of a recorded series.
 *
 * @param port a Number, Flag (1 or 0) or Series
 * @param column of a series, else empty
 * @param sign one of {@code <= >= < > == !=}
 */
public record Assertion(PortRef port, String column, String sign, double bound) {
  private static final Pattern FORM =
      Pattern.compile("\\s*([^:<>=!\\s]+)(?::([^<>=!]+?))?\\s*(<=|>=|==|!=|<|>)\\s*(\\S+)\\s*");

  /**
   * @throws InvalidRecipeException unless the text has the form NODE.PORT[:COLUMN]&lt;=NUMBER
   */
  public static Assertion parse(String text) throws InvalidRecipeException {
    Matcher parts = FORM.matcher(text);
    try {
      if (parts.matches()) {
        return new Assertion(
            PortRef.parse(parts.group(1)),
            Optional.ofNullable(parts.group(2)).orElse(""),
            parts.group(3),
            Double.parseDouble(parts.group(4)));
      }
    } catch (IllegalArgumentException e) {
      throw wrong(text, e.getMessage());
    }
    throw wrong(text, "expected NODE.PORT and a sign of <= >= < > == != and a number");
  }

  private static InvalidRecipeException wrong(String text, String message) {
    return new InvalidRecipeException(Diagnostic.of("--assert", "", "'" + text + "': " + message));
  }

  /**
   * Looks whether the port can be compared.
   *
   * @throws InvalidRecipeException if it is not there, lies inside a region, or holds no number
   */
  public void check(Graph graph) throws InvalidRecipeException {
    if (!graph.regionOf(port.owner()).isEmpty()) {
      throw wrong(text(), port + " lies inside a region; name a slot or its series");
    }
    PortType<?> type =
        Checker.outputType(graph, port)
            .orElseThrow(() -> wrong(text(), "the recipe has no output " + port));
    boolean series = type.kinds().allSatisfy(kind -> kind == ValueTypes.SERIES);
    boolean number =
        type.kinds().allSatisfy(kind -> kind == ValueTypes.NUMBER || kind == ValueTypes.FLAG);
    if (series == column.isEmpty() || !(series || number)) {
      throw wrong(
          text(),
          series
              ? "a series needs a column, as in " + port + ":loss"
              : "expected Number or Flag, met " + type);
    }
  }

  /** The number of a value; NaN when there is none. */
  double number(Value value) {
    if (value instanceof NumberValue number) {
      return number.number();
    }
    if (value instanceof FlagValue flag) {
      return flag.flag() ? 1 : 0;
    }
    if (value instanceof Series series && series.names().contains(column)) {
      double[] values = series.columns()[series.names().indexOf(column)];
      return values.length == 0 ? Double.NaN : values[values.length - 1];
    }
    return Double.NaN;
  }

  /** Whether a number keeps the promise; NaN never does. */
  boolean holds(double number) {
    return switch (sign) {
      case "<=" -> number <= bound;
      case ">=" -> number >= bound;
      case "<" -> number < bound;
      case ">" -> number > bound;
      case "==" -> number == bound;
      default -> number < bound || number > bound;
    };
  }

  /** As it is written on the command line. */
  public String text() {
    return port + (column.isEmpty() ? "" : ":" + column) + sign + bound;
  }
}
