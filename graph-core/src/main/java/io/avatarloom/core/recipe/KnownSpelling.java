package io.avatarloom.core.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.subgraph.Address;
import io.avatarloom.core.subgraph.Subgraph;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives the values of known parameters their one spelling; unknown ones keep theirs. */
final class KnownSpelling {
  private final ObjectNode recipe;
  private final Catalogue catalogue;

  private KnownSpelling(ObjectNode recipe, Catalogue catalogue) {
    this.recipe = recipe;
    this.catalogue = catalogue;
  }

  /** Changes the tree in place. */
  static ObjectNode in(ObjectNode recipe, Catalogue catalogue) {
    KnownSpelling spelling = new KnownSpelling(recipe, catalogue);
    spelling.nodes(recipe);
    recipe.path(Subgraph.SECTION).forEach(spelling::nodes);
    recipe.path("presets").forEach(spelling::preset);
    return recipe;
  }

  private void nodes(JsonNode level) {
    for (JsonNode node : level.path("nodes")) {
      Optional<Node> known = catalogue.node(node.path("type").asText());
      if (node.get("params") instanceof ObjectNode params && known.isPresent()) {
        for (String key : keys(params)) {
          if (known.get().spec().param(key).isPresent()) {
            params.set(key, Spelling.plain(params.get(key)));
          }
        }
      }
    }
  }

  private void preset(JsonNode preset) {
    if (preset.path("set") instanceof ObjectNode set) {
      for (String key : keys(set)) {
        if (known(key)) {
          set.set(key, Spelling.plain(set.get(key)));
        }
      }
    }
  }

  private boolean known(String key) {
    try {
      PortRef ref = PortRef.parse(key);
      return recipe.path("regions").has(ref.owner())
          || Address.param(recipe, ref, catalogue).isPresent();
    } catch (IllegalArgumentException e) {
      return key.equals(TopParams.SEED);
    }
  }

  private static List<String> keys(ObjectNode object) {
    return object.propertyStream().map(Map.Entry::getKey).toList();
  }
}
