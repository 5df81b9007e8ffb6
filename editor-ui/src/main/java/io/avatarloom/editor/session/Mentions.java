package io.avatarloom.editor.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.subgraph.Subgraph;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The addresses by which a document names settings inside one subgraph from outside, such as {@code
 * face/align.size}: in presets, parameters at the top, overrides of instances, exposed parameters
 * of other subgraphs. They ride along in the head while the inside is edited, as the inside spells
 * them, so that an edit that renames, moves or deletes a node does the same to them.
 */
final class Mentions {
  /** Key of the head of a level: by address before the edit, the address now. */
  static final String KEY = "mentions";

  private final Sketch whole;
  private final String definition;

  Mentions(Sketch whole, String definition) {
    this.whole = whole;
    this.definition = definition;
  }

  /** The level with the addresses in its head; itself where nothing is named from outside. */
  Sketch into(Sketch level) {
    Set<String> found = new TreeSet<>();
    change(
        whole,
        text -> {
          found.add(text);
          return Optional.of(text);
        });
    if (found.isEmpty()) {
      return level;
    }
    ObjectNode addresses = JsonNodeFactory.instance.objectNode();
    found.forEach(text -> addresses.put(text, text));
    return level.withHead(Json.with(level.head(), KEY, addresses));
  }

  /** The level without the addresses. */
  static Sketch without(Sketch level) {
    return level.head().has(KEY)
        ? level.withHead(Json.with(level.head(), KEY, (JsonNode) null))
        : level;
  }

  /**
   * Does to the addresses in a document what an edit did to them.
   *
   * @param edited the document with the edited level
   * @param level as the edit left it
   */
  Sketch carried(Sketch edited, Sketch level) {
    JsonNode now = level.head().path(KEY);
    return change(edited, text -> Optional.ofNullable(now.get(text)).map(JsonNode::asText));
  }

  /** The structure that addresses are read by is that of the document before the edit. */
  private Sketch change(Sketch sketch, References.Rule inside) {
    Sketch root = References.change(sketch, Optional::of, text -> through("", text, inside));
    Sketch nodes =
        NodeEdits.change(
            root,
            root.nodes().castToMap().keySet(),
            node -> node.withJson(node(node.json(), inside)));
    ObjectNode section = Levels.section(nodes);
    ObjectNode changed = section;
    for (Map.Entry<String, JsonNode> entry : section.properties()) {
      if (entry.getValue() instanceof ObjectNode json) {
        ObjectNode now = definition(entry.getKey(), json, inside);
        changed = now == json ? changed : Json.with(changed, entry.getKey(), now);
      }
    }
    return changed == section
        ? nodes
        : nodes.withHead(Json.with(nodes.head(), Subgraph.SECTION, changed));
  }

  private ObjectNode definition(String name, ObjectNode before, References.Rule inside) {
    ObjectNode now = before;
    if (!name.equals(definition)) {
      for (Map.Entry<String, JsonNode> entry : before.path("params").properties()) {
        String text = entry.getValue().asText();
        Optional<String> to = through(name, text, inside);
        if (!to.equals(Optional.of(text))) {
          now = Json.within(now, "params", entry.getKey(), to.map(TextNode::valueOf).orElse(null));
        }
      }
    }
    for (Map.Entry<String, JsonNode> entry : before.path("nodes").properties()) {
      if (entry.getValue() instanceof ObjectNode json) {
        ObjectNode node = node(json, inside);
        now = node == json ? now : Json.within(now, "nodes", entry.getKey(), node);
      }
    }
    return now;
  }

  /** An instance whose overrides have the addresses of now. */
  private ObjectNode node(ObjectNode before, References.Rule inside) {
    Optional<String> instance = Subgraph.nameIn(before.path("type").asText());
    if (instance.isEmpty() || !(before.get("params") instanceof ObjectNode params)) {
      return before;
    }
    ObjectNode now = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> entry : params.properties()) {
      through(instance.get(), entry.getKey(), inside)
          .ifPresent(key -> now.set(key, entry.getValue()));
    }
    return now.equals(params) ? before : Json.with(before, "params", now);
  }

  /** Follows an address from the inside of a definition, with an empty name from the recipe. */
  private Optional<String> through(String level, String text, References.Rule inside) {
    Optional<PortRef> found = PortRef.find(text);
    if (found.isEmpty()) {
      return Optional.of(text);
    }
    if (level.equals(definition)) {
      return inside.apply(text);
    }
    PortRef ref = found.get();
    String first = Subgraph.first(ref.owner());
    Optional<String> next = definitionOf(level, first);
    if (!Subgraph.isPath(ref.owner()) || next.isEmpty()) {
      return Optional.of(text);
    }
    String rest = new PortRef(Subgraph.rest(ref.owner()), ref.port()).toString();
    return through(next.get(), rest, inside).map(now -> first + "/" + now);
  }

  private Optional<String> definitionOf(String level, String instance) {
    return level.isEmpty()
        ? Optional.ofNullable(whole.nodes().get(instance)).flatMap(NodeItem::subgraph)
        : Subgraph.nameIn(
            Levels.section(whole).path(level).path("nodes").path(instance).path("type").asText());
  }
}
