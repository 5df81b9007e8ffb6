package io.avatarloom.core.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/**
 * How scalars are spelt. What this program does not know keeps the spelling it came with; what it
 * knows has one form.
 */
final class Spelling {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Spelling() {}

  /** A copy in the one form; the tree itself where nothing differs. */
  static JsonNode plain(JsonNode tree) {
    if (tree instanceof SpelledNumber number) {
      return Double.isFinite(number.doubleValue())
          ? DoubleNode.valueOf(number.doubleValue())
          : number;
    }
    if (tree instanceof SpelledText text) {
      return TextNode.valueOf(text.textValue());
    }
    if (tree instanceof ObjectNode object) {
      ObjectNode copy = JSON.objectNode();
      object.properties().forEach(e -> copy.set(e.getKey(), plain(e.getValue())));
      return copy;
    }
    if (tree instanceof ArrayNode array) {
      ArrayNode copy = JSON.arrayNode();
      array.forEach(item -> copy.add(plain(item)));
      return copy;
    }
    return tree;
  }
}
