package io.avatarloom.core.diff;

import com.fasterxml.jackson.databind.JsonNode;
import io.avatarloom.core.graph.Link;
import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.subgraph.Subgraph;
import java.util.Map;
import java.util.Optional;

/**
 * What the things of the earlier recipe are called in the later one.
 *
 * @param owners node or region before to after, those that were renamed
 * @param definitions subgraph before to after, those that were renamed
 */
record Names(Map<String, String> owners, Map<String, String> definitions) {

  String owner(String before) {
    String first = Subgraph.first(before);
    String now = owners.getOrDefault(first, first);
    return now + before.substring(first.length());
  }

  /** A node type; instances of a renamed subgraph have a new one. */
  String type(String before) {
    return Subgraph.nameIn(before)
        .map(name -> Subgraph.TYPE + definitions.getOrDefault(name, name))
        .orElse(before);
  }

  PortRef port(PortRef before) {
    return new PortRef(owner(before.owner()), before.port());
  }

  /** {@code node.key} under its new name; a text of another form as it is. */
  String address(String before) {
    int dot = before.indexOf('.');
    return dot <= 0 ? before : owner(before.substring(0, dot)) + before.substring(dot);
  }

  Link link(Link before) {
    return new Link(port(before.from()), port(before.to()));
  }

  static Optional<Link> link(JsonNode text) {
    try {
      return Optional.of(Link.parse(text.asText()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
