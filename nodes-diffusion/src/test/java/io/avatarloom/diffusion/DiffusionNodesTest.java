package io.avatarloom.diffusion;

import io.avatarloom.core.node.NodeContract;
import io.avatarloom.core.node.NodeLibrary;

final class DiffusionNodesTest extends NodeContract {
  @Override
  protected NodeLibrary library() {
    return new DiffusionNodes();
  }
}
