package io.avatarloom.editor.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.avatarloom.core.subgraph.Subgraph;
import java.util.Optional;

/**
 * A node of the document. The JSON object is shared between states: never change it, copy it.
 *
 * @param json the node's object of the recipe, unknown keys included (type, region, params, note,
 *     mode)
 * @param at upper left corner
 * @param collapsed drawn as its title bar alone
 * @param hideUnused ports without a link are not drawn
 */
public record NodeItem(String id, ObjectNode json, Spot at, boolean collapsed, boolean hideUnused) {
  public String type() {
    return json.path("type").asText();
  }

  /** True for the two nodes that stand for the signature inside a subgraph; they always stay. */
  public boolean isSignature() {
    return type().startsWith(Subgraph.IN_TYPE) || type().startsWith(Subgraph.OUT_TYPE);
  }

  /** Name of the subgraph the node is an instance of; empty for other nodes. */
  public Optional<String> subgraph() {
    return Subgraph.nameIn(type());
  }

  /** Region the node is part of; empty outside. */
  public String region() {
    return json.path("region").asText("");
  }

  /** Values by parameter, those that differ from the default; do not change it. */
  public ObjectNode params() {
    JsonNode params = json.path("params");
    return params.isObject() ? (ObjectNode) params : JsonNodeFactory.instance.objectNode();
  }

  public String note() {
    return json.path("note").asText("");
  }

  /** {@code mute}, {@code bypass}, or empty. */
  public String mode() {
    return json.path("mode").asText("");
  }

  public NodeItem withJson(ObjectNode changed) {
    return new NodeItem(id, changed, at, collapsed, hideUnused);
  }

  public NodeItem withAt(Spot place) {
    return new NodeItem(id, json, place, collapsed, hideUnused);
  }

  public NodeItem withShape(boolean collapse, boolean hide) {
    return new NodeItem(id, json, at, collapse, hide);
  }
}
