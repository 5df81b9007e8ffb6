package io.avatarloom.core.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;

/**
 * A part of what makes work the same work that is not as it was.
 *
 * @param part name, such as {@code parameter plus} or {@code input a}
 * @param kind what its texts stand for
 * @param origin where the present one comes from: ports of inputs, the path of a file; else empty
 * @param before text of the part the last time, empty where there was none
 * @param now text of the part, empty where there is none
 */
public record PartChange(String part, Kind kind, String origin, String before, String now) {
  private static final int LONGEST = 40;

  /** What the texts of a part stand for. */
  public enum Kind {
    /** The text itself: of a parameter, a version, the seed. */
    SETTING,
    /** Hashes of values. */
    INPUT,
    /** Hash of the content of a file. */
    FILE
  }

  /** Nodes and regions whose values the part holds. */
  public List<String> producers() {
    return kind != Kind.INPUT || origin.isEmpty()
        ? List.of()
        : Stream.of(origin.split(" "))
            .map(port -> port.substring(0, port.indexOf('.')))
            .distinct()
            .toList();
  }

  /** One phrase. */
  public String phrase() {
    if (kind == Kind.FILE) {
      return now.endsWith("missing")
          ? part + ": the file " + fileName() + " is gone"
          : part + ": the content of " + fileName() + " changed";
    }
    if (kind == Kind.INPUT) {
      return linked();
    }
    boolean readable = before.length() + now.length() <= LONGEST;
    return readable && !before.isEmpty() && !now.isEmpty()
        ? part + " changed from " + before + " to " + now
        : part + " changed";
  }

  private String fileName() {
    return origin.substring(origin.replace('\\', '/').lastIndexOf('/') + 1);
  }

  private String linked() {
    if (now.isEmpty()) {
      return part + " is no longer linked";
    }
    if (before.isEmpty()) {
      return part + " is linked now";
    }
    return origin.isEmpty() ? part + " changed" : part + " (" + origin + ") changed";
  }

  /** Both texts, hashes cut short. */
  public String texts() {
    return shown(before) + " -> " + shown(now);
  }

  private static String shown(String text) {
    if (text.isEmpty()) {
      return "nothing";
    }
    return text.replace("content ", "").replaceAll("\\b([0-9a-f]{12})[0-9a-f]{52}\\b", "$1");
  }

  ObjectNode json(ObjectNode into) {
    into.put("part", part).put("kind", kind.name()).put("origin", origin);
    return into.put("before", before).put("now", now);
  }

  static PartChange of(JsonNode json) {
    return new PartChange(
        json.path("part").asText(),
        Kind.valueOf(json.path("kind").asText()),
        json.path("origin").asText(),
        json.path("before").asText(),
        json.path("now").asText());
  }
}
