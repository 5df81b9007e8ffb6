package io.avatarloom.core.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One stop along an axis.
 *
 * @param label for people, empty when the settings say it all
 * @param settings value by name: {@code node.param}, {@code region.iterations}, {@code seed},
 *     {@code preset}
 */
record Step(String label, Map<String, JsonNode> settings) {
  static Step of(String name, JsonNode value) {
    return new Step("", Map.of(name, value));
  }

  /** Both at the same time. */
  Step with(Step other) {
    Map<String, JsonNode> all = new LinkedHashMap<>(settings);
    all.putAll(other.settings);
    String both = label.isEmpty() || other.label.isEmpty() ? "" : ", ";
    return new Step(label + both + other.label, all);
  }
}
