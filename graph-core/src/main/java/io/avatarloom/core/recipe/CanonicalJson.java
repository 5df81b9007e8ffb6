package io.avatarloom.core.recipe;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * The one text form of a JSON tree: two-space indent, objects on one line when they are short and
 * flat, lists of numbers on one line, whole numbers without a fraction, a newline at the end.
 * Numbers and texts that a recipe keeps as they were spelt are written so.
 */
public final class CanonicalJson {
  private static final int LINE = 100;

  private CanonicalJson() {}

  public static String write(JsonNode tree) {
    StringBuilder out = new StringBuilder();
    write(tree, 0, out);
    return out.append('\n').toString();
  }

  private static void write(JsonNode node, int indent, StringBuilder out) {
    if (!node.isContainerNode()) {
      scalar(node, out);
    } else if (!inline(node, LINE - indent, out)) {
      boolean object = node.isObject();
      out.append(object ? "{\n" : "[\n");
      if (object) {
        fields(node, indent, out);
      } else {
        items(node, indent, out);
      }
      out.append('\n').append(" ".repeat(indent)).append(object ? '}' : ']');
    }
  }

  private static void fields(JsonNode node, int indent, StringBuilder out) {
    String between = "";
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      out.append(between).append(" ".repeat(indent + 2));
      quoted(field.getKey(), out);
      write(field.getValue(), indent + 2, out.append(": "));
      between = ",\n";
    }
  }

  private static void items(JsonNode node, int indent, StringBuilder out) {
    String between = "";
    for (JsonNode item : node) {
      write(item, indent + 2, out.append(between).append(" ".repeat(indent + 2)));
      between = ",\n";
    }
  }

  /** Writes the one-line form; false, with nothing written, when it is too deep or too long. */
  private static boolean inline(JsonNode node, int width, StringBuilder out) {
    int start = out.length();
    String between = "";
    out.append(node.isObject() ? '{' : '[');
    if (node.isObject()) {
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        if (field.getValue().isContainerNode() || out.length() - start > width) {
          out.setLength(start);
          return false;
        }
        quoted(field.getKey(), out.append(between));
        scalar(field.getValue(), out.append(": "));
        between = ", ";
      }
    } else {
      for (JsonNode item : node) {
        if (!item.isNumber() || out.length() - start > width) {
          out.setLength(start);
          return false;
        }
        scalar(item, out.append(between));
        between = ", ";
      }
    }
    out.append(node.isObject() ? '}' : ']');
    if (out.length() - start > width && !node.isEmpty()) {
      out.setLength(start);
      return false;
    }
    return true;
  }

  /** A scalar as it is written. */
  static String scalar(JsonNode node) {
    StringBuilder out = new StringBuilder();
    scalar(node, out);
    return out.toString();
  }

  private static void scalar(JsonNode node, StringBuilder out) {
    if (node instanceof SpelledNumber number) {
      out.append(number.spelling());
    } else if (node instanceof SpelledText text) {
      out.append(text.spelling());
    } else if (node.isFloatingPointNumber()) {
      number(node.doubleValue(), out);
    } else if (node.isTextual()) {
      quoted(node.textValue(), out);
    } else {
      out.append(node.asText());
    }
  }

  private static void number(double value, StringBuilder out) {
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      out.append((long) value);
    } else {
      out.append(value);
    }
  }

  private static void quoted(String text, StringBuilder out) {
    out.append('"');
    if (isPlain(text)) {
      out.append(text);
    } else {
      JsonStringEncoder.getInstance().quoteAsString(text, out);
    }
    out.append('"');
  }

  /** Whether JSON writes a text as it is: nearly all, which then need not go letter by letter. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == '"' || c == '\\') {
        return false;
      }
    }
    return true;
  }
}
