package io.avatarloom.editor.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.subgraph.Subgraph;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The places beside the links where a recipe names nodes and regions: outputs, settings of presets
 * and sweeps, recorded series and previews of regions, parameters that a subgraph exposes or the
 * recipe shows at its top, and what is mentioned from outside of the subgraph that is open.
 */
final class References {
  /** What becomes of a mention {@code owner.port}; empty drops it. */
  interface Rule extends Function<String, Optional<String>> {}

  private final Rule ports;
  private final Rule settings;

  private References(Rule ports, Rule settings) {
    this.ports = ports;
    this.settings = settings;
  }

  private References(Rule both) {
    this(both, both);
  }

  /** The state without any mention of owners that are gone. */
  static Sketch drop(Sketch sketch, Collection<String> gone) {
    return new References(text -> gone.contains(owner(text)) ? Optional.empty() : Optional.of(text))
        .apply(sketch);
  }

  /** The state without any mention of one port. */
  static Sketch dropPort(Sketch sketch, PortRef gone) {
    return change(
        sketch, text -> text.equals(gone.toString()) ? Optional.empty() : Optional.of(text));
  }

  static Sketch rename(Sketch sketch, String from, String to) {
    return new References(
            text ->
                Optional.of(owner(text).equals(from) ? to + text.substring(from.length()) : text))
        .apply(sketch);
  }

  static Sketch change(Sketch sketch, Rule change) {
    return new References(change).apply(sketch);
  }

  /**
   * @param ports what becomes of mentioned outputs
   * @param settings what becomes of parameters that presets set or a signature exposes
   */
  static Sketch change(Sketch sketch, Rule ports, Rule settings) {
    return new References(ports, settings).apply(sketch);
  }

  static String owner(String ref) {
    int dot = ref.indexOf('.');
    return dot < 0 ? "" : Subgraph.first(ref.substring(0, dot));
  }

  private Sketch apply(Sketch sketch) {
    ObjectNode head = head(sketch.head());
    Sketch changed = head == sketch.head() ? sketch : sketch.withHead(head);
    for (String id : sketch.order().regions()) {
      ObjectNode region = sketch.regions().get(id);
      ObjectNode now = values(values(region, "series", ports), "previews", ports);
      if (now != region) {
        changed = changed.withRegions(changed.regions().newWithKeyValue(id, now));
      }
    }
    return changed;
  }

  private ObjectNode head(ObjectNode head) {
    ObjectNode changed = values(head, "outputs", ports);
    changed = TopTargets.change(values(changed, Mentions.KEY, settings), settings);
    changed =
        new SweepMentions(text -> settings.apply(text).stream().toList(), ports).change(changed);
    if (head.get(Levels.DEFINITION) instanceof ObjectNode definition) {
      ObjectNode now = values(definition, "params", settings);
      if (now != definition) {
        changed = Json.with(changed, Levels.DEFINITION, now);
      }
    }
    for (Map.Entry<String, JsonNode> preset : head.path("presets").properties()) {
      if (preset.getValue().get("set") instanceof ObjectNode set) {
        ObjectNode now = keys(set);
        if (!now.equals(set)) {
          ObjectNode whole = Json.with((ObjectNode) preset.getValue(), "set", now);
          ObjectNode presets =
              Json.with((ObjectNode) changed.get("presets"), preset.getKey(), whole);
          changed = Json.with(changed, "presets", presets);
        }
      }
    }
    return changed;
  }

  private static ObjectNode values(ObjectNode parent, String section, Rule change) {
    ObjectNode now = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> entry : parent.path(section).properties()) {
      change
          .apply(entry.getValue().asText())
          .ifPresent(text -> now.set(entry.getKey(), TextNode.valueOf(text)));
    }
    return !parent.path(section).isObject() || now.equals(parent.get(section))
        ? parent
        : Json.with(parent, section, now);
  }

  private ObjectNode keys(ObjectNode set) {
    ObjectNode now = JsonNodeFactory.instance.objectNode();
    set.properties()
        .forEach(
            entry ->
                settings.apply(entry.getKey()).ifPresent(key -> now.set(key, entry.getValue())));
    return now;
  }
}
