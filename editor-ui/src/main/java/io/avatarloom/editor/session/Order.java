package io.avatarloom.editor.session;

import java.util.Set;
import org.eclipse.collections.api.factory.Lists;
import org.eclipse.collections.api.list.ImmutableList;

/**
 * In which order the file lists things; a map keeps none.
 *
 * @param nodes ids of all nodes
 * @param regions ids of all regions
 * @param frames ids of all frames, the lowest first
 */
public record Order(
    ImmutableList<String> nodes, ImmutableList<String> regions, ImmutableList<String> frames) {
  static final Order NONE =
      new Order(Lists.immutable.empty(), Lists.immutable.empty(), Lists.immutable.empty());

  Order ofNodes(Set<String> ids) {
    return new Order(follow(nodes, ids), regions, frames);
  }

  Order ofRegions(Set<String> ids) {
    return new Order(nodes, follow(regions, ids), frames);
  }

  Order ofFrames(Set<String> ids) {
    return new Order(nodes, regions, follow(frames, ids));
  }

  /** The same order with one id exchanged. */
  Order renamed(String from, String to) {
    return new Order(
        nodes.collect(id -> id.equals(from) ? to : id),
        regions.collect(id -> id.equals(from) ? to : id),
        frames);
  }

  /** Keeps the place of what stays; what is new follows, sorted. */
  private static ImmutableList<String> follow(ImmutableList<String> before, Set<String> ids) {
    ImmutableList<String> kept =
        before.allSatisfy(ids::contains) ? before : before.select(ids::contains);
    if (kept.size() == ids.size()) {
      return kept;
    }
    Set<String> known = kept.toSet();
    return kept.newWithAll(Lists.mutable.ofAll(ids).reject(known::contains).sortThis());
  }
}
