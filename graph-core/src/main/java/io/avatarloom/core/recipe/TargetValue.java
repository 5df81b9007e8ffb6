package io.avatarloom.core.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.subgraph.Subgraph;
import java.util.Optional;

/** What a recipe holds at an address; the outermost override of an inner parameter counts. */
final class TargetValue {
  private static final int DEEPEST = 100;

  private TargetValue() {}

  /** The value; missing where the default of the parameter applies. */
  static JsonNode of(JsonNode recipe, PortRef address) {
    JsonNode level = recipe;
    PortRef at = address;
    for (int depth = 0; depth < DEEPEST; depth++) {
      JsonNode node = level.path("nodes").path(Subgraph.first(at.owner()));
      Optional<String> definition = Subgraph.nameIn(node.path("type").asText());
      String key = Subgraph.isPath(at.owner()) ? Subgraph.innerKey(at) : at.port();
      JsonNode set = node.path("params").path(key);
      if (!set.isMissingNode() || definition.isEmpty()) {
        return set.isMissingNode() ? level.path("regions").path(at.owner()).path(at.port()) : set;
      }
      level = recipe.path(Subgraph.SECTION).path(definition.get());
      String target = level.path("params").path(key).asText(key);
      Optional<PortRef> inner = PortRef.find(target);
      if (inner.isEmpty()) {
        return MissingNode.getInstance();
      }
      at = inner.get();
    }
    return MissingNode.getInstance();
  }
}
