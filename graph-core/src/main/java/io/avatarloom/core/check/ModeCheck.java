package io.avatarloom.core.check;

import io.avatarloom.core.graph.Graph;
import io.avatarloom.core.graph.Link;
import io.avatarloom.core.graph.NodeEntry;
import io.avatarloom.core.graph.NodeMode;
import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.node.In;
import io.avatarloom.core.node.NodeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Checks what muted and bypassed nodes and switches leave of the links. */
final class ModeCheck {
  private final Graph graph;
  private final List<Diagnostic> found = new ArrayList<>();

  ModeCheck(Graph graph) {
    this.graph = graph;
  }

  List<Diagnostic> find() {
    graph.recipe().nodes().select(node -> node.mode() == NodeMode.RUN).forEach(this::inputs);
    used().forEach(this::bypassed);
    return found;
  }

  private void inputs(NodeEntry node) {
    if (node.type().equals(Graph.SWITCH)) {
      return;
    }
    for (In<?> input : graph.spec(node).inputs().select(In::required)) {
      PortRef port = new PortRef(node.id(), input.id());
      if (graph.feeding(port).isEmpty()) {
        PortRef link = graph.drawn(port).getFirst();
        found.add(
            Diagnostic.of(
                node.id(),
                input.id(),
                "expected "
                    + input.type()
                    + ", but "
                    + link
                    + " brings nothing: "
                    + silence(link)));
      }
    }
  }

  /** Why a source brings nothing. */
  private String silence(PortRef source) {
    PortRef at = source;
    for (int steps = graph.recipe().nodes().size(); ; steps--) {
      NodeEntry node = graph.node(at.owner()).orElseThrow();
      if (node.mode() == NodeMode.MUTE) {
        return node.id() + " is muted; unmute it, or mute what reads it too";
      }
      Optional<PortRef> input = graph.handedThrough(at);
      if (input.isEmpty()) {
        return node.id() + " is bypassed and has no input of that type";
      }
      PortRef before = graph.drawn(input.get()).getFirst();
      if (before == null || steps == 0) {
        return "nothing is linked to " + input.get() + ", which it hands through";
      }
      at = before;
    }
  }

  /** Every output that something reads. */
  private TreeSet<PortRef> used() {
    TreeSet<PortRef> used = new TreeSet<>(graph.recipe().outputs().values());
    graph.recipe().links().collect(Link::from).forEach(used::add);
    graph
        .recipe()
        .regions()
        .forEach(
            region -> {
              used.addAll(region.series().values());
              used.addAll(region.previews().values());
            });
    return used;
  }

  private void bypassed(PortRef output) {
    Optional<NodeEntry> node =
        graph.node(output.owner()).filter(entry -> entry.mode() == NodeMode.BYPASS);
    if (node.isPresent() && graph.handedThrough(output).isEmpty()) {
      NodeSpec spec = graph.spec(node.get());
      found.add(
          Diagnostic.of(
              output.owner(),
              output.port(),
              "it cannot be bypassed: no input has the type of this output, "
                  + spec.output(output.port()).orElseThrow().type()
                  + " (inputs: "
                  + spec.inputs().collect(in -> in.id() + " " + in.type()).makeString(", ")
                  + "); mute the node, or link around it"));
    }
  }
}
