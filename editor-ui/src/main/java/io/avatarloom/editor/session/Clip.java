package io.avatarloom.editor.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.avatarloom.core.graph.Link;
import io.avatarloom.core.recipe.CanonicalJson;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.collections.api.factory.Lists;
import org.eclipse.collections.api.list.ImmutableList;
import org.eclipse.collections.api.list.MutableList;

/**
 * Nodes on the clipboard, as JSON text that also survives a mail or a chat.
 *
 * @param nodes where the uppermost and leftmost corner of all is (0, 0)
 * @param links between the nodes, with reroute points relative to that corner
 * @param inputs links that came from elsewhere into the nodes
 */
public record Clip(
    ImmutableList<NodeItem> nodes, ImmutableList<LinkItem> links, ImmutableList<Link> inputs) {
  private static final String FORMAT = "avatarloom.clip";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Copies nodes of a state. */
  public static Clip of(Sketch sketch, Set<String> ids) {
    ImmutableList<NodeItem> chosen =
        sketch.nodeList().select(node -> ids.contains(node.id()) && !node.isSignature());
    if (chosen.isEmpty()) {
      return new Clip(chosen, Lists.immutable.empty(), Lists.immutable.empty());
    }
    double x = chosen.collectDouble(node -> node.at().x()).min();
    double y = chosen.collectDouble(node -> node.at().y()).min();
    ImmutableList<LinkItem> into =
        sketch.links().select(item -> ids.contains(item.link().to().owner()));
    return new Clip(
        chosen.collect(node -> node.withAt(node.at().plus(-x, -y))),
        into.select(item -> ids.contains(item.link().from().owner()))
            .collect(item -> shifted(item, -x, -y)),
        into.reject(item -> ids.contains(item.link().from().owner())).collect(LinkItem::link));
  }

  private static LinkItem shifted(LinkItem item, double dx, double dy) {
    return new LinkItem(item.link(), item.via().collect(spot -> spot.plus(dx, dy)));
  }

  /** Reads a text from the clipboard; empty when it is something else. */
  public static Optional<Clip> parse(String text) {
    try {
      JsonNode json = JSON.readTree(text);
      return json != null && FORMAT.equals(json.path("format").asText())
          ? Optional.of(parse(json))
          : Optional.empty();
    } catch (JsonProcessingException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Clip parse(JsonNode json) {
    MutableList<NodeItem> nodes = Lists.mutable.empty();
    for (Map.Entry<String, JsonNode> entry : json.path("nodes").properties()) {
      if (!(entry.getValue() instanceof ObjectNode node) || !node.path("type").isTextual()) {
        throw new IllegalArgumentException("a node without a type");
      }
      JsonNode place = json.path("places").path(entry.getKey());
      nodes.add(
          new NodeItem(
              entry.getKey(),
              node,
              new Spot(place.path("x").asDouble(), place.path("y").asDouble()),
              place.path("collapsed").asBoolean(),
              place.path("hideUnused").asBoolean()));
    }
    MutableList<LinkItem> links = Lists.mutable.empty();
    for (Map.Entry<String, JsonNode> entry : json.path("links").properties()) {
      links.add(new LinkItem(Link.parse(entry.getKey()), Places.spots(entry.getValue())));
    }
    MutableList<Link> inputs = Lists.mutable.empty();
    json.path("inputs").forEach(link -> inputs.add(Link.parse(link.asText())));
    return new Clip(nodes.toImmutable(), links.toImmutable(), inputs.toImmutable());
  }

  /** The text for the clipboard. */
  public String text() {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("format", FORMAT);
    ObjectNode types = json.putObject("nodes");
    ObjectNode places = json.putObject("places");
    for (NodeItem node : nodes) {
      types.set(node.id(), node.json());
      places.set(node.id(), Places.json(node));
    }
    ObjectNode inner = json.putObject("links");
    links.forEach(item -> inner.set(item.link().toString(), Places.json(item.via())));
    ArrayNode outer = json.putArray("inputs");
    inputs.forEach(link -> outer.add(link.toString()));
    return CanonicalJson.write(json);
  }

  /** The ids that the nodes will have when they are pasted into a state, by the ids they had. */
  public Map<String, String> idsIn(Sketch before) {
    Map<String, String> ids = new LinkedHashMap<>();
    for (NodeItem node : nodes) {
      ids.put(
          node.id(),
          FreshId.of(node.id(), id -> FreshId.isTaken(before, id) || ids.containsValue(id)));
    }
    return ids;
  }
}
