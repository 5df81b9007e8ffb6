package io.avatarloom.core.diff;

import com.fasterxml.jackson.databind.JsonNode;
import io.avatarloom.core.recipe.CanonicalJson;
import java.util.Locale;

/** A diff for people: changes by part, one a line, with signs {@code + - ~}. */
public final class DiffText {
  private static final int LONGEST = 90;
  private static final String RESET = "\u001b[0m";
  private final boolean colour;
  private final StringBuilder out = new StringBuilder();

  private DiffText(boolean colour) {
    this.colour = colour;
  }

  /**
   * @param colour whether to use the colours of terminals
   */
  public static String of(RecipeDiff diff, boolean colour) {
    DiffText text = new DiffText(colour);
    Change.Part part = null;
    for (Change change : diff.changes()) {
      if (change.part() != part) {
        part = change.part();
        text.out.append(part.name().toLowerCase(Locale.ROOT)).append('\n');
      }
      text.line(change);
    }
    int count = diff.changes().size();
    text.out.append(
        count == 0 ? "no difference\n" : count + (count == 1 ? " difference\n" : " differences\n"));
    return text.out.toString();
  }

  private void line(Change change) {
    String sign =
        switch (change.kind()) {
          case ADDED -> "+";
          case REMOVED -> "-";
          default -> "~";
        };
    String tint =
        switch (sign) {
          case "+" -> "\u001b[32m";
          case "-" -> "\u001b[31m";
          default -> "\u001b[33m";
        };
    out.append("  ")
        .append(colour ? tint : "")
        .append(sign)
        .append(' ')
        .append(sentence(change))
        .append(colour ? RESET : "")
        .append('\n');
  }

  /** What a change says, without its sign. */
  public static String sentence(Change change) {
    if (change.part() == Change.Part.LINKS) {
      return link(change);
    }
    String unit = change.unit().isEmpty() ? "" : " " + change.unit();
    String head = pad(change.where());
    return switch (change.kind()) {
      case RENAMED -> head + "was " + value(change.from());
      case ADDED -> (head + value(change.to()) + unitOf(change.to(), unit)).stripTrailing();
      case REMOVED -> (head + value(change.from()) + unitOf(change.from(), unit)).stripTrailing();
      default -> head + value(change.from()) + " -> " + value(change.to()) + unit;
    };
  }

  private static String unitOf(JsonNode value, String unit) {
    return value.isNumber() || value.isArray() ? unit : "";
  }

  private static String link(Change change) {
    return switch (change.kind()) {
      case ADDED -> value(change.to()) + " -> " + change.where();
      case REMOVED -> value(change.from()) + " -> " + change.where();
      default ->
          pad(change.where()) + "from " + value(change.from()) + ", now from " + value(change.to());
    };
  }

  private static String pad(String where) {
    return where.length() < 30 ? String.format("%-30s ", where) : where + "  ";
  }

  /** A value on one line. */
  static String value(JsonNode value) {
    if (value.isMissingNode()) {
      return "";
    }
    String text = value.isTextual() ? value.asText() : CanonicalJson.write(value);
    String line = text.isEmpty() ? "\"\"" : text.strip().replaceAll("\\s+", " ");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 3) + "...";
  }
}
