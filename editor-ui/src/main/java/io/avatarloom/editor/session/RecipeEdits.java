package io.avatarloom.editor.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.avatarloom.core.graph.PortRef;
import java.util.function.UnaryOperator;

/** Edits of what belongs to the recipe as a whole: outputs, seed, presets, name. */
public final class RecipeEdits {
  private static final String PRESETS = "presets";

  private RecipeEdits() {}

  /** Writes a port to a file of a run; the ending chooses the format. */
  public static Edit setOutput(String file, PortRef port) {
    Edit set =
        change(
            "write " + port + " to " + file,
            head -> Json.within(head, "outputs", file, TextNode.valueOf(port.toString())));
    return new Change(
        set.title(), before -> FreshId.isTaken(before, port.owner()) ? set.apply(before) : before);
  }

  public static Edit deleteOutput(String file) {
    return change("no longer write " + file, head -> Json.within(head, "outputs", file, null));
  }

  public static Edit setSeed(long seed) {
    return change("set seed", head -> Json.with(head, "seed", LongNode.valueOf(seed)));
  }

  public static Edit setName(String name) {
    return change("name " + name, head -> Json.with(head, "name", name));
  }

  public static Edit setDescription(String text) {
    return change("describe", head -> Json.with(head, "description", text));
  }

  /**
   * Sets one value of a preset, which is added if need be.
   *
   * @param key {@code node.param}, {@code region.iterations} or {@code seed}
   * @param value null takes the setting out
   */
  public static Edit setInPreset(String preset, String key, JsonNode value) {
    return change(
        "set " + key + " in preset " + preset,
        head -> {
          ObjectNode entry = object(head.path(PRESETS).get(preset));
          ObjectNode set = object(entry.get("set"));
          return putPreset(head, preset, entry, Json.with(set, key, value));
        });
  }

  private static ObjectNode object(JsonNode present) {
    return present instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
  }

  /** Empty presets are presets too: they run the recipe as it is. */
  private static ObjectNode putPreset(
      ObjectNode head, String name, ObjectNode preset, ObjectNode set) {
    ObjectNode entry = JsonNodeFactory.instance.objectNode();
    entry.setAll(preset);
    entry.set("set", set);
    return Json.within(head, PRESETS, name, entry);
  }

  /** Adds a preset without settings, or gives it another note. */
  public static Edit notePreset(String preset, String note) {
    return change(
        "preset " + preset,
        head -> {
          ObjectNode entry = object(head.path(PRESETS).get(preset));
          ObjectNode set = object(entry.get("set"));
          return putPreset(head, preset, Json.with(entry, "note", note), set);
        });
  }

  public static Edit deletePreset(String preset) {
    return change(
        "delete preset " + preset,
        head -> {
          ObjectNode rest = Json.within(head, PRESETS, preset, null);
          return head.path("defaultPreset").asText().equals(preset)
              ? Json.with(rest, "defaultPreset", "")
              : rest;
        });
  }

  /** Sets the preset that applies unless another is asked for; empty for none. */
  public static Edit setDefaultPreset(String preset) {
    return change("default preset", head -> Json.with(head, "defaultPreset", preset));
  }

  private static Edit change(String title, UnaryOperator<ObjectNode> change) {
    return new Change(
        title,
        before -> {
          ObjectNode now = change.apply(before.head());
          return now.equals(before.head()) ? before : before.withHead(now);
        });
  }
}
