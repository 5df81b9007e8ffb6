package io.avatarloom.editor.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.eclipse.collections.api.factory.Lists;
import org.eclipse.collections.api.list.ImmutableList;
import org.eclipse.collections.api.list.MutableList;

/** JSON form of where things are drawn. */
final class Places {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Places() {}

  static ObjectNode json(NodeItem node) {
    ObjectNode entry = JSON.objectNode();
    entry.put("x", node.at().x()).put("y", node.at().y());
    if (node.collapsed()) {
      entry.put("collapsed", true);
    }
    if (node.hideUnused()) {
      entry.put("hideUnused", true);
    }
    return entry;
  }

  static ObjectNode json(Frame frame) {
    return JSON.objectNode()
        .put("title", frame.title())
        .put("colour", frame.colour())
        .put("x", frame.x())
        .put("y", frame.y())
        .put("width", frame.width())
        .put("height", frame.height());
  }

  /** Points as a flat list x, y, x, y, ... */
  static ArrayNode json(ImmutableList<Spot> spots) {
    ArrayNode numbers = JSON.arrayNode();
    spots.forEach(spot -> numbers.add(spot.x()).add(spot.y()));
    return numbers;
  }

  static ImmutableList<Spot> spots(JsonNode numbers) {
    MutableList<Spot> spots = Lists.mutable.empty();
    for (int i = 0; i + 1 < numbers.size(); i += 2) {
      spots.add(new Spot(numbers.get(i).asDouble(), numbers.get(i + 1).asDouble()));
    }
    return spots.toImmutable();
  }
}
