package io.avatarloom.core.subgraph;

import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;

/** Stands in a catalogue for a subgraph, so that its signature is read like that of any node. */
final class SubgraphNode implements Node {
  private final NodeSpec spec;

  SubgraphNode(NodeSpec spec) {
    this.spec = spec;
  }

  @Override
  public NodeSpec spec() {
    return spec;
  }

  @Override
  public void run(NodeRun run) {
    throw new IllegalStateException(spec.id() + " is written out before a run");
  }
}
