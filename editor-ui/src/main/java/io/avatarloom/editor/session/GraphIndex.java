package io.avatarloom.editor.session;

import io.avatarloom.core.graph.Link;
import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.PortType;
import java.util.Optional;
import org.eclipse.collections.api.factory.Lists;
import org.eclipse.collections.api.factory.Maps;
import org.eclipse.collections.api.factory.Sets;
import org.eclipse.collections.api.list.ImmutableList;
import org.eclipse.collections.api.list.MutableList;
import org.eclipse.collections.api.map.MutableMap;
import org.eclipse.collections.api.multimap.list.MutableListMultimap;
import org.eclipse.collections.api.set.MutableSet;
import org.eclipse.collections.impl.factory.Multimaps;

/**
 * Look-ups in one state of a document: ports of nodes and regions, links by port and by node. Used
 * from one thread.
 */
public final class GraphIndex {
  private final Sketch sketch;
  private final Catalogue catalogue;
  private final MutableListMultimap<PortRef, LinkItem> into = Multimaps.mutable.list.empty();
  private final MutableListMultimap<PortRef, LinkItem> outOf = Multimaps.mutable.list.empty();
  private final MutableListMultimap<String, LinkItem> touching = Multimaps.mutable.list.empty();
  private final MutableListMultimap<String, String> bodies = Multimaps.mutable.list.empty();
  private final MutableMap<String, Ports> ports = Maps.mutable.empty();

  public GraphIndex(Sketch sketch, Catalogue catalogue) {
    this.sketch = sketch;
    this.catalogue = catalogue;
    sketch.nodeList().forEach(node -> bodies.put(node.region(), node.id()));
    for (LinkItem item : sketch.links()) {
      Link link = item.link();
      into.put(link.to(), item);
      outOf.put(link.from(), item);
      touching.put(link.from().owner(), item);
      if (!link.from().owner().equals(link.to().owner())) {
        touching.put(link.to().owner(), item);
      }
    }
  }

  public Sketch sketch() {
    return sketch;
  }

  public Catalogue catalogue() {
    return catalogue;
  }

  /** Declaration of a node; empty for regions and for types that no library declares. */
  public Optional<NodeSpec> spec(String node) {
    NodeItem item = sketch.nodes().get(node);
    return item == null ? Optional.empty() : catalogue.node(item.type()).map(known -> known.spec());
  }

  /** Links that end at an input, parameter or slot, in file order. */
  public ImmutableList<LinkItem> into(PortRef input) {
    return Lists.immutable.ofAll(into.get(input));
  }

  /** Links that start at an output or slot, in file order. */
  public ImmutableList<LinkItem> outOf(PortRef output) {
    return Lists.immutable.ofAll(outOf.get(output));
  }

  /** Links that start or end at a node or region, in file order. */
  public ImmutableList<LinkItem> touching(String owner) {
    return Lists.immutable.ofAll(touching.get(owner));
  }

  /** True when a link drives the parameter. */
  public boolean isDriven(PortRef param) {
    return into.containsKey(param);
  }

  /** Region a node is drawn in; empty outside and for regions. */
  public String regionOf(String owner) {
    NodeItem node = sketch.nodes().get(owner);
    return node == null ? "" : node.region();
  }

  /** Ids of a region's body nodes, in file order. */
  public ImmutableList<String> body(String region) {
    return Lists.immutable.ofAll(bodies.get(region));
  }

  /**
   * Ports of a node or region. A node of an unknown type has the ports that its links name, and
   * they take anything.
   */
  public Ports ports(String owner) {
    return ports.getIfAbsentPutWithKey(owner, this::findPorts);
  }

  private Ports findPorts(String owner) {
    if (sketch.regions().containsKey(owner)) {
      return Ports.of(owner, sketch.regions().get(owner), catalogue);
    }
    if (!sketch.nodes().containsKey(owner)) {
      return Ports.NONE;
    }
    return spec(owner).map(spec -> Ports.of(owner, spec)).orElseGet(() -> named(owner));
  }

  private Ports named(String owner) {
    MutableSet<PortRef> inputs = Sets.mutable.empty();
    MutableSet<PortRef> outputs = Sets.mutable.empty();
    for (LinkItem item : touching.get(owner)) {
      Link link = item.link();
      if (link.to().owner().equals(owner)) {
        inputs.add(link.to());
      }
      if (link.from().owner().equals(owner)) {
        outputs.add(link.from());
      }
    }
    return new Ports(any(inputs), any(outputs));
  }

  private static ImmutableList<Port> any(MutableSet<PortRef> refs) {
    return refs.toSortedList()
        .collect(ref -> new Port(ref, PortType.variable("?"), false, true, false, ""))
        .toImmutable();
  }

  /**
   * What an output carries: its declared type, or for a type variable what is linked to the inputs
   * with the same variable; still a variable when that says nothing.
   */
  public Optional<PortType<?>> typeOf(PortRef output) {
    return typeOf(output, Sets.mutable.empty());
  }

  private Optional<PortType<?>> typeOf(PortRef output, MutableSet<PortRef> seen) {
    Optional<Port> port = ports(output.owner()).output(output.port());
    if (port.isEmpty() || !port.get().type().isVariable() || !seen.add(output)) {
      return port.map(Port::type);
    }
    String variable = port.get().type().variable();
    MutableList<PortType<?>> linked = linkedTypes(output.owner(), variable, Optional.empty(), seen);
    return Optional.of(linked.isEmpty() ? port.get().type() : linked.getFirst());
  }

  /** The types that links bring to the inputs of a node with a type variable, but for one input. */
  MutableList<PortType<?>> linkedTypes(String owner, String variable, PortRef except) {
    return linkedTypes(owner, variable, Optional.of(except), Sets.mutable.empty());
  }

  private MutableList<PortType<?>> linkedTypes(
      String owner, String variable, Optional<PortRef> except, MutableSet<PortRef> seen) {
    MutableList<PortType<?>> found = Lists.mutable.empty();
    for (Port input : ports(owner).inputs()) {
      if (!input.type().variable().equals(variable) || except.equals(Optional.of(input.ref()))) {
        continue;
      }
      for (LinkItem item : into.get(input.ref())) {
        typeOf(item.link().from(), seen).filter(type -> !type.isVariable()).ifPresent(found::add);
      }
    }
    return found;
  }
}
