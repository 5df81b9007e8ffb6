package io.avatarloom.core.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One run of a sweep.
 *
 * @param id its number in the sweep, such as {@code 0007}
 * @param label for people, may be empty
 * @param settings value by name, in the order of the axes
 */
public record Member(String id, String label, Map<String, JsonNode> settings) {
  /** A setting as people read it: text without quotes. */
  public static String text(JsonNode value) {
    return value.isTextual() ? value.asText() : value.toString();
  }

  /** Its settings on one line. */
  public String words() {
    String all =
        settings.entrySet().stream()
            .map(s -> s.getKey() + "=" + text(s.getValue()))
            .collect(Collectors.joining(", "));
    return label.isEmpty() ? all : label + " (" + all + ")";
  }
}
