package io.avatarloom.editor.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The names by which the sweeps of a recipe call what they set and what they measure. */
final class SweepMentions {
  private static final String SECTION = "sweeps";
  private static final String SET = "set";
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** What becomes of a setting; an empty list drops it. */
  private final Function<String, List<String>> settings;

  private final References.Rule ports;

  /**
   * @param ports what becomes of a metric
   */
  SweepMentions(Function<String, List<String>> settings, References.Rule ports) {
    this.settings = settings;
    this.ports = ports;
  }

  /** The head of a recipe with other names; itself where nothing changes. */
  ObjectNode change(ObjectNode head) {
    if (!(head.get(SECTION) instanceof ObjectNode section)) {
      return head;
    }
    ObjectNode now = JSON.objectNode();
    section
        .properties()
        .forEach(
            entry ->
                now.set(
                    entry.getKey(),
                    entry.getValue() instanceof ObjectNode json ? sweep(json) : entry.getValue()));
    return now.equals(section) ? head : Json.with(head, SECTION, now);
  }

  private ObjectNode sweep(ObjectNode sweep) {
    ObjectNode now = replaced(sweep, SET, keys(sweep.path(SET)));
    now = replaced(now, "axes", axes(sweep.path("axes")));
    ArrayNode metrics = JSON.arrayNode();
    for (JsonNode metric : sweep.path("metrics")) {
      ports.apply(metric.asText()).ifPresent(metrics::add);
    }
    return replaced(now, "metrics", metrics);
  }

  private static ObjectNode replaced(ObjectNode object, String key, JsonNode value) {
    if (!object.has(key) || value.equals(object.get(key))) {
      return object;
    }
    ObjectNode copy = JSON.objectNode();
    copy.setAll(object);
    copy.set(key, value);
    return copy;
  }

  private JsonNode keys(JsonNode set) {
    ObjectNode now = JSON.objectNode();
    for (Map.Entry<String, JsonNode> entry : set.properties()) {
      settings.apply(entry.getKey()).forEach(key -> now.set(key, entry.getValue()));
    }
    return now;
  }

  /** Axes that set nothing any more are gone. */
  private ArrayNode axes(JsonNode axes) {
    ArrayNode now = JSON.arrayNode();
    for (JsonNode axis : axes) {
      JsonNode changed = axis instanceof ObjectNode object ? axis(object) : axis;
      boolean empty = changed.path(SET).isArray() && changed.path(SET).isEmpty();
      boolean zipped = changed.path("zip").isArray() && changed.path("zip").isEmpty();
      if (!empty && !zipped) {
        now.add(changed);
      }
    }
    return now;
  }

  private ObjectNode axis(ObjectNode axis) {
    ObjectNode now = replaced(axis, SET, names(axis.path(SET)));
    now = replaced(now, "zip", axes(axis.path("zip")));
    ArrayNode cases = JSON.arrayNode();
    for (JsonNode one : axis.path("cases")) {
      cases.add(
          one instanceof ObjectNode object ? replaced(object, SET, keys(object.path(SET))) : one);
    }
    return replaced(now, "cases", cases);
  }

  /** One name is a text, several are a list. */
  private JsonNode names(JsonNode set) {
    List<String> now = new ArrayList<>();
    if (set.isTextual()) {
      now.addAll(settings.apply(set.asText()));
    }
    set.forEach(name -> now.addAll(settings.apply(name.asText())));
    if (set.isTextual() && now.size() == 1) {
      return TextNode.valueOf(now.get(0));
    }
    ArrayNode list = JSON.arrayNode();
    now.forEach(list::add);
    return list;
  }
}
