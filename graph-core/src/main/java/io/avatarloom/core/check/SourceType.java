package io.avatarloom.core.check;

import io.avatarloom.core.graph.Graph;
import io.avatarloom.core.graph.NodeEntry;
import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.graph.RegionEntry;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.PortType;
import io.avatarloom.core.value.ValueType;
import io.avatarloom.core.value.ValueTypes;
import java.util.Optional;

/** The type an output, slot or series hands out; reports the ones that do not exist. */
final class SourceType {
  private final Graph graph;
  private final Findings findings;

  SourceType(Graph graph, Findings findings) {
    this.graph = graph;
    this.findings = findings;
  }

  /** Type of an output as {@code reader} sees it; reports what does not exist. */
  Optional<PortType<?>> of(PortRef ref, String reader) {
    Optional<RegionEntry> region = graph.region(ref.owner());
    if (region.isPresent()) {
      if (ref.port().equals(RegionEntry.SERIES)) {
        return Optional.of(PortType.of(ValueTypes.SERIES));
      }
      Optional<ValueType<?>> type =
          Optional.ofNullable(region.get().slots().get(ref.port()))
              .flatMap(graph.catalogue()::valueType);
      if (type.isEmpty()) {
        findings.add(
            reader,
            "",
            "the region "
                + ref.owner()
                + " has no slot '"
                + ref.port()
                + "'; it has "
                + region.get().slots().keySet());
      }
      return type.map(PortType::of);
    }
    Optional<NodeEntry> node = graph.node(ref.owner());
    if (node.isEmpty()) {
      findings.add(reader, "", "it is linked from " + ref + ", but there is no such node");
      return Optional.empty();
    }
    if (graph.implementation(node.get()).isEmpty()) {
      return Optional.empty();
    }
    Optional<Out<?>> output = graph.spec(node.get()).output(ref.port());
    if (output.isEmpty()) {
      findings.add(
          node.get().id(),
          ref.port(),
          node.get().type()
              + " has no output of that name; it has "
              + graph.spec(node.get()).outputs().collect(Out::id).makeString(", "));
      return Optional.empty();
    }
    return Optional.of(throughSwitch(ref, output.get().type()));
  }

  private PortType<?> throughSwitch(PortRef ref, PortType<?> declared) {
    if (!declared.isVariable()) {
      return declared;
    }
    return graph
        .follow(ref)
        .filter(real -> !real.equals(ref))
        .<PortType<?>>flatMap(
            real ->
                graph.region(real.owner()).isPresent()
                    ? Optional.ofNullable(graph.region(real.owner()).get().slots().get(real.port()))
                        .flatMap(graph.catalogue()::valueType)
                        .map(PortType::of)
                    : graph
                        .node(real.owner())
                        .filter(node -> graph.implementation(node).isPresent())
                        .flatMap(node -> graph.spec(node).output(real.port()))
                        .map(Out::type))
        .orElse(declared);
  }
}
