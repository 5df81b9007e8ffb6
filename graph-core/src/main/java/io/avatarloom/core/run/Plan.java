package io.avatarloom.core.run;

import io.avatarloom.core.graph.Graph;
import io.avatarloom.core.graph.NodeEntry;
import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.graph.RegionEntry;
import io.avatarloom.core.node.In;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Param;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.eclipse.collections.api.factory.Lists;
import org.eclipse.collections.api.factory.Sets;
import org.eclipse.collections.api.list.MutableList;
import org.eclipse.collections.api.set.MutableSet;

/**
 * What has to run for some targets: units (nodes outside regions, and whole regions) in an order in
 * which everything a unit reads comes before it. Branches a switch does not choose are left out.
 */
final class Plan {
  /**
   * One unit.
   *
   * @param id of the node or region
   * @param node the node, null for a region
   * @param region the region, null for a node
   * @param body needed body nodes of a region in topological order
   * @param reads outputs of other units it reads
   */
  record Unit(
      String id,
      NodeEntry node,
      RegionEntry region,
      MutableList<NodeEntry> body,
      MutableSet<PortRef> reads) {
    /** Node type, or {@code region}. */
    String type() {
      return node == null ? "region" : node.type();
    }

    PortRef output(String port) {
      return new PortRef(id, port);
    }
  }

  private final Graph graph;
  private final MutableList<Unit> units = Lists.mutable.empty();
  private final MutableSet<String> planned = Sets.mutable.empty();

  private Plan(Graph graph) {
    this.graph = graph;
  }

  static Plan of(Graph graph, Collection<PortRef> targets) {
    Plan plan = new Plan(graph);
    for (PortRef target : targets) {
      graph.follow(target).ifPresent(ref -> plan.add(ref.owner()));
    }
    return plan;
  }

  /** Units in running order. */
  MutableList<Unit> units() {
    return units;
  }

  /** Adds a unit after everything it reads; without recursion, for chains of any length. */
  private void add(String first) {
    Deque<Iterator<PortRef>> open = new ArrayDeque<>();
    Deque<Unit> path = new ArrayDeque<>();
    open(first, path, open);
    while (!path.isEmpty()) {
      if (open.peek().hasNext()) {
        open(open.peek().next().owner(), path, open);
      } else {
        open.pop();
        units.add(path.pop());
      }
    }
  }

  private void open(String owner, Deque<Unit> path, Deque<Iterator<PortRef>> reads) {
    if (planned.add(owner)) {
      Optional<RegionEntry> region = graph.region(owner);
      Unit unit = region.isPresent() ? region(region.get()) : node(graph.node(owner).orElseThrow());
      path.push(unit);
      reads.push(unit.reads().toSortedList().iterator());
    }
  }

  private Unit node(NodeEntry node) {
    return new Unit(node.id(), node, null, Lists.mutable.empty(), sources(node));
  }

  /** Everything a node reads, through inputs and driven parameters. */
  private MutableSet<PortRef> sources(NodeEntry node) {
    NodeSpec spec = graph.spec(node);
    MutableSet<PortRef> found = Sets.mutable.empty();
    spec.inputs()
        .collect(In::id)
        .newWithAll(spec.params().collect(Param::id))
        .forEach(port -> found.addAll(graph.feeding(new PortRef(node.id(), port))));
    return found;
  }

  private Unit region(RegionEntry region) {
    MutableSet<String> needed = Sets.mutable.empty();
    MutableList<NodeEntry> order = Lists.mutable.empty();
    MutableSet<PortRef> outside = Sets.mutable.empty();
    MutableList<PortRef> roots = Lists.mutable.empty();
    for (String slot : region.slots().keySet()) {
      graph.slotSource(region, slot, false).ifPresent(outside::add);
      graph.slotSource(region, slot, true).ifPresent(roots::add);
    }
    region.series().values().forEach(ref -> graph.follow(ref).ifPresent(roots::add));
    region.previews().values().forEach(ref -> graph.follow(ref).ifPresent(roots::add));
    roots.forEach(ref -> addBody(region, ref, needed, order, outside));
    return new Unit(region.id(), null, region, order, outside);
  }

  private void addBody(
      RegionEntry region,
      PortRef first,
      MutableSet<String> needed,
      MutableList<NodeEntry> order,
      MutableSet<PortRef> outside) {
    Deque<Iterator<PortRef>> open = new ArrayDeque<>();
    Deque<NodeEntry> path = new ArrayDeque<>();
    open.push(List.of(first).iterator());
    while (!open.isEmpty()) {
      if (!open.peek().hasNext()) {
        open.pop();
        if (!path.isEmpty()) {
          order.add(path.pop());
        }
        continue;
      }
      PortRef ref = open.peek().next();
      NodeEntry node = graph.node(ref.owner()).orElse(null);
      boolean inside = node != null && node.region().equals(region.id());
      if (!inside && !ref.owner().equals(region.id())) {
        outside.add(ref);
      } else if (inside && needed.add(node.id())) {
        path.push(node);
        open.push(sources(node).toSortedList().iterator());
      }
    }
  }
}
