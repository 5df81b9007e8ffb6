package io.avatarloom.editor.session;

import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.node.PortType;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which input of a node can stand in for an output, so that the node can be left out. */
public final class Bypass {
  private Bypass() {}

  /** True when every linked output has a linked input that can stand in for it. */
  public static boolean isPossible(GraphIndex index, String node) {
    return !index.ports(node).outputs().isEmpty() && standIns(index, node).isPresent();
  }

  /**
   * What is linked to the input that stands in for each linked output, by output; empty when one of
   * them has none.
   */
  static Optional<SortedMap<String, PortRef>> standIns(GraphIndex index, String node) {
    SortedMap<String, PortRef> found = new TreeMap<>();
    for (Port output : index.ports(node).outputs()) {
      if (index.outOf(output.ref()).isEmpty()) {
        continue;
      }
      Optional<PortRef> source = standIn(index, node, output);
      if (source.isEmpty()) {
        return Optional.empty();
      }
      found.put(output.ref().port(), source.get());
    }
    return Optional.of(found);
  }

  private static Optional<PortRef> standIn(GraphIndex index, String node, Port output) {
    PortType<?> made = index.typeOf(output.ref()).orElse(output.type());
    return index
        .ports(node)
        .inputs()
        .asLazy()
        .reject(Port::param)
        .flatCollect(input -> index.into(input.ref()))
        .collect(item -> item.link().from())
        .detectOptional(source -> index.typeOf(source).filter(made::equals).isPresent());
  }
}
