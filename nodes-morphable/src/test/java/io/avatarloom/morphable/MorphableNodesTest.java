package io.avatarloom.morphable;

import io.avatarloom.core.node.NodeContract;
import io.avatarloom.core.node.NodeLibrary;

final class MorphableNodesTest extends NodeContract {
  @Override
  protected NodeLibrary library() {
    return new MorphableNodes();
  }
}
