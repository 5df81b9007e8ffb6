package io.avatarloom.editor.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.avatarloom.core.subgraph.Subgraph;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A node or region of a document and where it stands.
 *
 * @param id at the place; empty for the place as a whole
 */
public record Location(Place place, String id) {
  /**
   * What the owner of a message stands for: an id of a run, or {@code subgraph:NAME/id}, which is
   * found in the first instance of that subgraph.
   */
  public static Optional<Location> of(String owner, Document document) {
    Sketch whole = document.whole();
    Optional<String> definition = Subgraph.nameIn(owner);
    if (definition.isPresent()) {
      return inDefinition(definition.get(), whole);
    }
    Place place = Place.of(owner);
    String id = owner.substring(owner.lastIndexOf('/') + 1);
    return place.equals(Levels.existing(whole, place))
        ? Optional.of(new Location(place, id))
        : Optional.of(new Location(Place.ROOT, Subgraph.first(owner)));
  }

  /** The region that a run calls so; nothing when there is none. */
  public static JsonNode region(String runId, Sketch whole) {
    Place place = Place.of(runId);
    String id = runId.substring(runId.lastIndexOf('/') + 1);
    JsonNode region =
        place.isRoot()
            ? whole.regions().get(id)
            : Levels.definitionAt(whole, place)
                .map(name -> Levels.section(whole).path(name).path("regions").get(id))
                .orElse(null);
    return region == null ? MissingNode.getInstance() : region;
  }

  /** Names of included definitions hold slashes: the longest that fits is meant. */
  private static Optional<Location> inDefinition(String path, Sketch whole) {
    for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
      String name = path.substring(0, end);
      if (Levels.section(whole).has(name)) {
        String id = end < path.length() ? path.substring(end + 1) : "";
        return firstInstance(whole, name).map(place -> new Location(place, id));
      }
    }
    return Optional.empty();
  }

  private static Optional<Place> firstInstance(Sketch whole, String name) {
    Deque<Place> open = new ArrayDeque<>();
    Set<String> seen = new HashSet<>();
    open.add(Place.ROOT);
    while (!open.isEmpty()) {
      Place place = open.remove();
      for (Map.Entry<String, String> instance : instances(whole, place).entrySet()) {
        Place inside = place.inside(instance.getKey());
        if (instance.getValue().equals(name)) {
          return Optional.of(inside);
        }
        if (seen.add(instance.getValue())) {
          open.add(inside);
        }
      }
    }
    return Optional.empty();
  }

  /** Instances at a place with the names of their definitions. */
  private static Map<String, String> instances(Sketch whole, Place place) {
    Map<String, String> found = new java.util.LinkedHashMap<>();
    if (place.isRoot()) {
      whole
          .nodeList()
          .forEach(node -> node.subgraph().ifPresent(name -> found.put(node.id(), name)));
      return found;
    }
    String definition = Levels.definitionAt(whole, place).orElse("");
    JsonNode nodes = Levels.section(whole).path(definition).path("nodes");
    nodes
        .properties()
        .forEach(
            node ->
                Subgraph.nameIn(node.getValue().path("type").asText())
                    .ifPresent(name -> found.put(node.getKey(), name)));
    return found;
  }
}
