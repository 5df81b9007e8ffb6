package io.avatarloom.splat.node;

import io.avatarloom.core.node.NodeContract;
import io.avatarloom.core.node.NodeLibrary;

final class SplatNodesTest extends NodeContract {
  @Override
  protected NodeLibrary library() {
    return new SplatNodes();
  }
}
