package io.avatarloom.core.check;

import io.avatarloom.core.graph.Graph;
import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.graph.RegionEntry;

/** A region: slots with types and both values, a body, and records of that body alone. */
final class RegionCheck {
  private final Graph graph;
  private final SourceType types;
  private final Findings findings;

  RegionCheck(Graph graph, SourceType types, Findings findings) {
    this.graph = graph;
    this.types = types;
    this.findings = findings;
  }

  void check(RegionEntry region) {
    region
        .slots()
        .forEach(
            (slot, type) -> {
              if (graph.catalogue().valueType(type).isEmpty()) {
                findings.add(region.id(), slot, "there is no value type '" + type + "'");
              }
              if (graph.slotSource(region, slot, false).isEmpty()) {
                findings.add(
                    region.id(),
                    slot,
                    "the slot has no initial value; link an output from outside the region to it"
                        + ", of a node that is not muted");
              }
              if (graph.slotSource(region, slot, true).isEmpty()) {
                findings.add(
                    region.id(),
                    slot,
                    "the slot gets no next value; link an output of a body node to it"
                        + ", of a node that is not muted");
              }
            });
    if (graph.body(region.id()).isEmpty()) {
      findings.add(
          region.id(), "", "the region has no nodes; set \"region\" of its body nodes to its id");
    }
    region
        .stop()
        .filter(rule -> !region.series().containsKey(rule.column()))
        .ifPresent(
            rule ->
                findings.add(
                    region.id(),
                    "stopWhen",
                    "'"
                        + rule.column()
                        + "' is no recorded column; record it in \"series\", which has "
                        + (region.series().isEmpty()
                            ? "none"
                            : String.join(", ", region.series().keySet()))));
    region.series().values().forEach(ref -> checkInside(region, ref));
    region.previews().values().forEach(ref -> checkInside(region, ref));
  }

  private void checkInside(RegionEntry region, PortRef ref) {
    if (!graph.regionOf(ref.owner()).equals(region.id())) {
      findings.add(region.id(), "", ref + " is recorded but is not an output of a body node");
    } else {
      types.of(ref, region.id());
    }
  }
}
