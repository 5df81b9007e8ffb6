package io.avatarloom.editor.session;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.avatarloom.core.recipe.Recipe;
import org.eclipse.collections.api.factory.Lists;
import org.eclipse.collections.api.factory.Maps;
import org.eclipse.collections.api.list.ImmutableList;
import org.eclipse.collections.api.map.ImmutableMap;

/**
 * One immutable state of a document: recipe and layout. JSON objects are shared between states.
 *
 * @param head the recipe without nodes, links, regions and layout (name, seed, presets, outputs and
 *     unknown keys); a section that the file has stands here empty, unknown parts of the layout
 *     stand here too
 * @param nodes by id
 * @param links in file order
 * @param regions the region objects of the recipe by id
 * @param frames by id
 * @param order of nodes, regions and frames in the file
 */
public record Sketch(
    ObjectNode head,
    ImmutableMap<String, NodeItem> nodes,
    ImmutableList<LinkItem> links,
    ImmutableMap<String, ObjectNode> regions,
    ImmutableMap<String, Frame> frames,
    Order order) {
  /** A state whose nodes, regions and frames are listed by id. */
  public Sketch(
      ObjectNode head,
      ImmutableMap<String, NodeItem> nodes,
      ImmutableList<LinkItem> links,
      ImmutableMap<String, ObjectNode> regions,
      ImmutableMap<String, Frame> frames) {
    this(
        head,
        nodes,
        links,
        regions,
        frames,
        Order.NONE
            .ofNodes(nodes.castToMap().keySet())
            .ofRegions(regions.castToMap().keySet())
            .ofFrames(frames.castToMap().keySet()));
  }

  /** Nodes in file order. */
  public ImmutableList<NodeItem> nodeList() {
    return order.nodes().collect(nodes::get);
  }

  /** Frames, the lowest first. */
  public ImmutableList<Frame> frameList() {
    return order.frames().collect(frames::get);
  }

  /** Body nodes of a region, in file order. */
  public ImmutableList<NodeItem> body(String region) {
    return nodeList().select(node -> node.region().equals(region));
  }

  public Sketch withHead(ObjectNode changed) {
    return new Sketch(changed, nodes, links, regions, frames, order);
  }

  public Sketch withNodes(ImmutableMap<String, NodeItem> changed) {
    return new Sketch(
        head, changed, links, regions, frames, order.ofNodes(changed.castToMap().keySet()));
  }

  /** The state with one node added or exchanged. */
  public Sketch withNode(NodeItem changed) {
    return withNodes(nodes.newWithKeyValue(changed.id(), changed));
  }

  public Sketch withLinks(ImmutableList<LinkItem> changed) {
    return new Sketch(head, nodes, changed, regions, frames, order);
  }

  public Sketch withRegions(ImmutableMap<String, ObjectNode> changed) {
    return new Sketch(
        head, nodes, links, changed, frames, order.ofRegions(changed.castToMap().keySet()));
  }

  public Sketch withFrames(ImmutableMap<String, Frame> changed) {
    return new Sketch(
        head, nodes, links, regions, changed, order.ofFrames(changed.castToMap().keySet()));
  }

  Sketch withOrder(Order changed) {
    return new Sketch(head, nodes, links, regions, frames, changed);
  }

  /** A document without nodes. */
  public static Sketch empty(String name) {
    ObjectNode head = JsonNodeFactory.instance.objectNode();
    head.put("format", Recipe.FORMAT).put("version", Recipe.VERSION).put("name", name);
    return new Sketch(
        head.put("seed", 0),
        Maps.immutable.empty(),
        Lists.immutable.empty(),
        Maps.immutable.empty(),
        Maps.immutable.empty());
  }
}
