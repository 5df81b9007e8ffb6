package io.avatarloom.core.recipe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The one text form of a JSON tree: two-space indent, objects on one line when they are short and
 * flat, lists of numbers on one line, whole numbers without a fraction, a newline at the end.
 * Numbers and texts that a recipe keeps as they were spelt are written so.
 */
public final class CanonicalJson {
  private static final int LINE = 100;
  private static final ObjectMapper JSON = new ObjectMapper();

  private CanonicalJson() {}

  public static String write(JsonNode tree) {
    StringBuilder out = new StringBuilder();
    write(tree, 0, out);
    return out.append('\n').toString();
  }

  private static void write(JsonNode node, int indent, StringBuilder out) {
    if (!node.isContainerNode()) {
      out.append(scalar(node));
      return;
    }
    String inline = inline(node);
    if (inline != null && indent + inline.length() <= LINE) {
      out.append(inline);
      return;
    }
    boolean object = node.isObject();
    out.append(object ? "{\n" : "[\n");
    List<String> keys = new ArrayList<>();
    node.fieldNames().forEachRemaining(keys::add);
    for (int i = 0; i < node.size(); i++) {
      out.append(" ".repeat(indent + 2));
      if (object) {
        out.append(scalar(TextNode.valueOf(keys.get(i)))).append(": ");
      }
      write(object ? node.get(keys.get(i)) : node.get(i), indent + 2, out);
      out.append(i + 1 < node.size() ? ",\n" : "\n");
    }
    out.append(" ".repeat(indent)).append(object ? '}' : ']');
  }

  /** The one-line form, or null when the node is too deep for one line. */
  private static String inline(JsonNode node) {
    if (node.isEmpty()) {
      return node.isObject() ? "{}" : "[]";
    }
    StringBuilder out = new StringBuilder(node.isObject() ? "{" : "[");
    boolean first = true;
    if (node.isObject()) {
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        if (field.getValue().isContainerNode()) {
          return null;
        }
        out.append(first ? "" : ", ")
            .append(scalar(TextNode.valueOf(field.getKey())))
            .append(": ")
            .append(scalar(field.getValue()));
        first = false;
      }
    } else {
      for (JsonNode item : node) {
        if (!item.isNumber()) {
          return null;
        }
        out.append(first ? "" : ", ").append(scalar(item));
        first = false;
      }
    }
    return out.append(node.isObject() ? '}' : ']').toString();
  }

  /** A scalar as it is written. */
  static String scalar(JsonNode node) {
    if (node instanceof SpelledNumber number) {
      return number.spelling();
    }
    if (node instanceof SpelledText text) {
      return text.spelling();
    }
    if (node.isFloatingPointNumber()) {
      double value = node.doubleValue();
      return value == Math.rint(value) && Math.abs(value) < 1e15
          ? Long.toString((long) value)
          : Double.toString(value);
    }
    try {
      return JSON.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
