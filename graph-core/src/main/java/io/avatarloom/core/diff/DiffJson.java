package io.avatarloom.core.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** A diff for programs. */
public final class DiffJson {
  private DiffJson() {}

  /** {@code {"format": "avatarloom.diff", "version": 1, "equal": ..., "changes": [...]}}. */
  public static ObjectNode of(RecipeDiff diff) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("format", "avatarloom.diff").put("version", 1).put("equal", diff.equal());
    json.putArray("changes").addAll(diff.changes().collect(DiffJson::change).castToList());
    return json;
  }

  private static ObjectNode change(Change change) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("part", change.part().name().toLowerCase(Locale.ROOT));
    json.put("kind", change.kind().name().toLowerCase(Locale.ROOT));
    json.put("where", change.where());
    text(json, "level", change.level());
    text(json, "owner", change.owner());
    text(json, "key", change.key());
    value(json, "from", change.from());
    value(json, "to", change.to());
    text(json, "unit", change.unit());
    return json;
  }

  private static void text(ObjectNode json, String key, String text) {
    if (!text.isEmpty()) {
      json.put(key, text);
    }
  }

  private static void value(ObjectNode json, String key, JsonNode value) {
    if (!value.isMissingNode()) {
      json.set(key, value);
    }
  }
}
