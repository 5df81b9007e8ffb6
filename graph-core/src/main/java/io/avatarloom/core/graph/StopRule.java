package io.avatarloom.core.graph;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a region ends before its last iteration, such as {@code loss<=0.01}.
 *
 * @param column of the recorded series
 * @param sign one of {@code <= >= < >}
 * @param bound what the number of an iteration is held against
 */
public record StopRule(String column, String sign, double bound) {
  private static final Pattern FORM =
      Pattern.compile("\\s*([^<>=\\s]+)\\s*(<=|>=|<|>)\\s*(\\S+)\\s*");

  /** Empty for what has another form. */
  public static Optional<StopRule> parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      double bound = Double.parseDouble(parts.group(3));
      return Double.isFinite(bound)
          ? Optional.of(new StopRule(parts.group(1), parts.group(2), bound))
          : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Whether a number ends the region; one that is not there never does. */
  public boolean holds(double number) {
    return switch (sign) {
      case "<=" -> number <= bound;
      case ">=" -> number >= bound;
      case "<" -> number < bound;
      default -> number > bound;
    };
  }

  @Override
  public String toString() {
    return column + sign + bound;
  }
}
