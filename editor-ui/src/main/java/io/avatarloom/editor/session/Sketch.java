package io.avatarloom.editor.session;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.eclipse.collections.api.list.ImmutableList;
import org.eclipse.collections.api.map.ImmutableMap;

/**
 * One immutable state of a document: recipe and layout. JSON objects are shared between states.
 *
 * @param head the recipe without nodes, links, regions and layout (name, seed, presets, outputs and
 *     unknown keys)
 * @param nodes by id
 * @param links in file order
 * @param regions the region objects of the recipe by id
 * @param frames by id
 */
public record Sketch(
    ObjectNode head,
    ImmutableMap<String, NodeItem> nodes,
    ImmutableList<LinkItem> links,
    ImmutableMap<String, ObjectNode> regions,
    ImmutableMap<String, Frame> frames) {
  public Sketch withHead(ObjectNode changed) {
    return new Sketch(changed, nodes, links, regions, frames);
  }

  public Sketch withNodes(ImmutableMap<String, NodeItem> changed) {
    return new Sketch(head, changed, links, regions, frames);
  }

  public Sketch withLinks(ImmutableList<LinkItem> changed) {
    return new Sketch(head, nodes, changed, regions, frames);
  }

  public Sketch withRegions(ImmutableMap<String, ObjectNode> changed) {
    return new Sketch(head, nodes, links, changed, frames);
  }

  public Sketch withFrames(ImmutableMap<String, Frame> changed) {
    return new Sketch(head, nodes, links, regions, changed);
  }
}
