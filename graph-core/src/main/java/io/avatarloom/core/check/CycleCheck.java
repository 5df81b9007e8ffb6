package io.avatarloom.core.check;

import io.avatarloom.core.graph.Graph;
import io.avatarloom.core.graph.Link;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import org.eclipse.collections.api.factory.Lists;
import org.eclipse.collections.api.factory.primitive.ObjectIntMaps;
import org.eclipse.collections.api.list.MutableList;
import org.eclipse.collections.api.map.primitive.MutableObjectIntMap;
import org.eclipse.collections.api.multimap.list.MutableListMultimap;
import org.eclipse.collections.impl.factory.Multimaps;

/** Finds a cycle. A slot of a region may close a loop; nothing else may. */
final class CycleCheck {
  private static final int OPEN = 1;
  private static final int DONE = 2;
  private final MutableListMultimap<String, String> next = Multimaps.mutable.list.empty();
  private final MutableObjectIntMap<String> state = ObjectIntMaps.mutable.empty();
  private final Deque<String> path = new ArrayDeque<>();
  private MutableList<String> cycle = Lists.mutable.empty();

  CycleCheck(Graph graph) {
    for (Link link : graph.recipe().links()) {
      boolean insideSlot =
          graph.regionOf(link.from().owner()).equals(link.to().owner())
              || graph.regionOf(link.to().owner()).equals(link.from().owner());
      if (!insideSlot) {
        next.put(
            unit(graph, link.from().owner(), link.to().owner()),
            unit(graph, link.to().owner(), link.from().owner()));
      }
    }
  }

  /** Inside one region nodes stand for themselves; seen from outside they stand for the region. */
  private static String unit(Graph graph, String owner, String other) {
    String region = graph.regionOf(owner);
    return region.isEmpty() || region.equals(graph.regionOf(other)) ? owner : region;
  }

  Optional<Diagnostic> find() {
    for (String start : next.keysView().toSortedList()) {
      if (visit(start)) {
        return Optional.of(
            Diagnostic.of(
                cycle.getFirst(),
                "",
                "the links form a cycle: "
                    + cycle.makeString(" -> ")
                    + " -> "
                    + cycle.getFirst()
                    + "; remove one of them or carry the value in a slot of a region"));
      }
    }
    return Optional.empty();
  }

  /** Goes down from a node without recursion, so that chains may be of any length. */
  private boolean visit(String start) {
    Deque<Iterator<String>> open = new ArrayDeque<>();
    if (state.get(start) != DONE) {
      enter(start, open);
    }
    while (!open.isEmpty()) {
      if (!open.peek().hasNext()) {
        open.pop();
        state.put(path.pop(), DONE);
        continue;
      }
      String node = open.peek().next();
      if (state.get(node) == OPEN) {
        MutableList<String> seen = Lists.mutable.ofAll(path).reverseThis();
        cycle = seen.subList(seen.indexOf(node), seen.size());
        return true;
      }
      if (state.get(node) != DONE) {
        enter(node, open);
      }
    }
    return false;
  }

  private void enter(String node, Deque<Iterator<String>> open) {
    state.put(node, OPEN);
    path.push(node);
    open.push(next.get(node).iterator());
  }
}
