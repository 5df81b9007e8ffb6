package io.avatarloom.eval;

import io.avatarloom.core.node.NodeContract;
import io.avatarloom.core.node.NodeLibrary;

final class EvalNodesTest extends NodeContract {
  @Override
  protected NodeLibrary library() {
    return new EvalNodes();
  }
}
