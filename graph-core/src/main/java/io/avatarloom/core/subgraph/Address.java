package io.avatarloom.core.subgraph;

import com.fasterxml.jackson.databind.JsonNode;
import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.node.Param;
import java.util.Optional;

/**
 * Finds the declaration behind {@code node.param}, {@code instance.param}, {@code
 * instance/node.param}.
 */
public final class Address {
  private static final int DEEPEST = 100;

  private Address() {}

  /**
   * The parameter an address reaches; empty when there is none, or it is a setting of a region.
   *
   * @param recipe JSON of a recipe, includes taken in
   */
  public static Optional<Param<?>> param(JsonNode recipe, PortRef address, Catalogue catalogue) {
    JsonNode level = recipe;
    PortRef at = address;
    for (int depth = 0; depth < DEEPEST; depth++) {
      String type = level.path("nodes").path(Subgraph.first(at.owner())).path("type").asText();
      Optional<String> name = Subgraph.nameIn(type);
      if (name.isEmpty()) {
        String port = at.port();
        return catalogue.node(type).flatMap(node -> node.spec().param(port));
      }
      level = recipe.path(Subgraph.SECTION).path(name.get());
      if (Subgraph.isPath(at.owner())) {
        at = new PortRef(Subgraph.rest(at.owner()), at.port());
      } else {
        JsonNode exposed = level.path("params").path(at.port());
        String target = exposed.isTextual() ? exposed.asText() : at.port();
        Optional<PortRef> inner = PortRef.find(target);
        if (inner.isEmpty()) {
          return Optional.empty();
        }
        at = inner.get();
      }
    }
    return Optional.empty();
  }
}
