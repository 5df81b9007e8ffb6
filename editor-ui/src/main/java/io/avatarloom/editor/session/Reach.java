package io.avatarloom.editor.session;

import io.avatarloom.core.graph.Link;
import io.avatarloom.core.graph.PortRef;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.eclipse.collections.api.factory.Sets;
import org.eclipse.collections.api.set.MutableSet;

/**
 * Whether a new link would close a cycle. Within one region nodes stand for themselves; seen from
 * outside they stand for the region, and links between a region and its own body close no cycle.
 */
final class Reach {
  private final GraphIndex index;
  private final MutableSet<LinkItem> replaced;

  /**
   * @param replaced links that the new one takes the place of
   */
  Reach(GraphIndex index, Iterable<LinkItem> replaced) {
    this.index = index;
    this.replaced = Sets.mutable.ofAll(replaced);
  }

  boolean closesCycle(PortRef from, PortRef to) {
    Optional<String> start = unit(to.owner(), from.owner());
    Optional<String> goal = unit(from.owner(), to.owner());
    if (start.isEmpty() || goal.isEmpty()) {
      return false;
    }
    Deque<String> open = new ArrayDeque<>();
    MutableSet<String> seen = Sets.mutable.of(start.get());
    open.add(start.get());
    while (!open.isEmpty()) {
      String unit = open.remove();
      if (unit.equals(goal.get())) {
        return true;
      }
      next(unit).select(seen::add).forEach(open::add);
    }
    return false;
  }

  private MutableSet<String> next(String unit) {
    MutableSet<String> found = Sets.mutable.empty();
    leave(unit, unit, found);
    if (index.sketch().regions().containsKey(unit)) {
      index.body(unit).forEach(node -> leave(node, unit, found));
    }
    return found;
  }

  /** Adds where the links of an owner lead, as far as the owner counts as the unit there. */
  private void leave(String owner, String unit, MutableSet<String> found) {
    for (LinkItem item : index.touching(owner)) {
      Link link = item.link();
      boolean counts =
          link.from().owner().equals(owner)
              && !replaced.contains(item)
              && unit(owner, link.to().owner()).equals(Optional.of(unit));
      if (counts) {
        unit(link.to().owner(), owner).ifPresent(found::add);
      }
    }
  }

  /** What an owner counts as for a link with another; empty for a region and its own body. */
  private Optional<String> unit(String owner, String other) {
    String region = index.regionOf(owner);
    String others = index.regionOf(other);
    if (region.equals(other) || others.equals(owner)) {
      return Optional.empty();
    }
    return Optional.of(region.isEmpty() || region.equals(others) ? owner : region);
  }
}
