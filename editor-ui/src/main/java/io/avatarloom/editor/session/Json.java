package io.avatarloom.editor.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Changed copies of JSON objects; what did not change is shared. */
final class Json {
  private Json() {}

  /** A copy with a key set; null or an empty object removes it. */
  static ObjectNode with(ObjectNode object, String key, JsonNode value) {
    ObjectNode copy = JsonNodeFactory.instance.objectNode();
    copy.setAll(object);
    if (value == null || (value.isObject() && value.isEmpty())) {
      copy.remove(key);
    } else {
      copy.set(key, value);
    }
    return copy;
  }

  /** A copy with a text set; empty removes it. */
  static ObjectNode with(ObjectNode object, String key, String text) {
    return with(object, key, text.isEmpty() ? null : JsonNodeFactory.instance.textNode(text));
  }

  /** A copy with one entry of an inner object set or, with null, removed. */
  static ObjectNode within(ObjectNode object, String section, String key, JsonNode value) {
    ObjectNode inner =
        object.get(section) instanceof ObjectNode present
            ? present
            : JsonNodeFactory.instance.objectNode();
    return with(object, section, with(inner, key, value));
  }
}
