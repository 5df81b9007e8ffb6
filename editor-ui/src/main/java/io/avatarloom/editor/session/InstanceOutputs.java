package io.avatarloom.editor.session;

import com.fasterxml.jackson.databind.JsonNode;
import io.avatarloom.core.graph.Link;
import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.subgraph.Subgraph;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Which outputs of inner nodes supply the outputs of an instance of a subgraph. */
public final class InstanceOutputs {
  private final JsonNode definitions;
  private final Set<String> open = new HashSet<>();

  private InstanceOutputs(JsonNode definitions) {
    this.definitions = definitions;
  }

  /**
   * By output of the definition, the inner output with the path of its node from the instance;
   * outputs that hand on an input and definitions of other files are missing.
   */
  public static Map<String, PortRef> of(Sketch sketch, String definition) {
    return new InstanceOutputs(Levels.section(sketch)).of(definition);
  }

  private Map<String, PortRef> of(String name) {
    Map<String, PortRef> found = new TreeMap<>();
    if (!open.add(name)) {
      return found;
    }
    JsonNode definition = definitions.path(name);
    for (JsonNode text : definition.path("links")) {
      Link link = Link.parse(text.asText());
      if (link.to().owner().equals(Subgraph.OUT)) {
        supply(definition, link.from()).ifPresent(ref -> found.put(link.to().port(), ref));
      }
    }
    open.remove(name);
    return found;
  }

  private Optional<PortRef> supply(JsonNode definition, PortRef from) {
    if (from.owner().equals(Subgraph.IN)) {
      return Optional.empty();
    }
    String type = definition.path("nodes").path(from.owner()).path("type").asText();
    return Subgraph.nameIn(type)
        .map(
            inner ->
                Optional.ofNullable(of(inner).get(from.port()))
                    .map(ref -> new PortRef(Subgraph.path(from.owner(), ref.owner()), ref.port())))
        .orElse(Optional.of(from));
  }
}
