package io.avatarloom.core.check;

import io.avatarloom.core.graph.Graph;
import io.avatarloom.core.graph.Link;
import io.avatarloom.core.graph.NodeEntry;
import io.avatarloom.core.graph.RegionEntry;
import io.avatarloom.core.node.In;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.node.PortType;
import io.avatarloom.core.value.ValueTypes;
import java.util.Optional;

/** A link: both ends exist, the types meet, and it crosses no border of a region inwards. */
final class LinkCheck {
  private final Graph graph;
  private final SourceType types;
  private final Findings findings;

  LinkCheck(Graph graph, SourceType types, Findings findings) {
    this.graph = graph;
    this.types = types;
    this.findings = findings;
  }

  void check(Link link) {
    Optional<PortType<?>> source = types.of(link.from(), link.to().owner());
    if (source.isEmpty()) {
      return;
    }
    Optional<NodeEntry> target = graph.node(link.to().owner());
    if (target.isEmpty()) {
      checkSlotLink(link, source.get());
      return;
    }
    if (graph.implementation(target.get()).isEmpty()) {
      return;
    }
    checkCrossing(link, target.get());
    NodeSpec spec = graph.spec(target.get());
    Optional<In<?>> input = spec.input(link.to().port());
    Optional<Param<?>> param = spec.param(link.to().port());
    if (input.isPresent()) {
      input
          .get()
          .type()
          .refusal(source.get())
          .ifPresent(
              why ->
                  findings.add(target.get().id(), link.to().port(), why + " from " + link.from()));
    } else if (param.isPresent()) {
      checkDriven(link, param.get(), source.get());
    } else {
      findings.add(
          target.get().id(),
          link.to().port(),
          spec.id()
              + " has no input or parameter '"
              + link.to().port()
              + "'; inputs are "
              + spec.inputs().collect(In::id).makeString(", "));
    }
  }

  /** Nodes outside a region see its slots and series, never its body. */
  private void checkCrossing(Link link, NodeEntry target) {
    String sourceRegion = graph.regionOf(link.from().owner());
    if (!sourceRegion.isEmpty() && !sourceRegion.equals(target.region())) {
      findings.add(
          target.id(),
          link.to().port(),
          "it lies outside the region '"
              + sourceRegion
              + "' and cannot read its body node "
              + link.from()
              + "; carry the value in a slot of the region");
    }
  }

  private void checkDriven(Link link, Param<?> param, PortType<?> source) {
    boolean scalar =
        source
            .kinds()
            .allSatisfy(
                kind ->
                    kind == ValueTypes.NUMBER
                        || kind == ValueTypes.FLAG
                        || kind == ValueTypes.TEXT);
    if (!scalar) {
      findings.add(
          link.to().owner(),
          param.id(),
          "a parameter takes Number, Flag or Text, met " + source + " from " + link.from());
    }
  }

  private void checkSlotLink(Link link, PortType<?> source) {
    Optional<RegionEntry> region = graph.region(link.to().owner());
    if (region.isEmpty()) {
      findings.add(
          link.to().owner(), "", "the link " + link + " ends at a node that does not exist");
      return;
    }
    String type = region.get().slots().get(link.to().port());
    if (type == null) {
      findings.add(
          region.get().id(),
          link.to().port(),
          "the region has no slot of that name; it has " + region.get().slots().keySet());
      return;
    }
    graph
        .catalogue()
        .valueType(type)
        .ifPresent(
            kind ->
                PortType.of(kind)
                    .refusal(source)
                    .ifPresent(
                        why ->
                            findings.add(
                                region.get().id(),
                                link.to().port(),
                                why + " from " + link.from())));
  }
}
