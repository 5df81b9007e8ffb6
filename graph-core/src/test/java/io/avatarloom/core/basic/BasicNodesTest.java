package io.avatarloom.core.basic;

import io.avatarloom.core.node.NodeContract;
import io.avatarloom.core.node.NodeLibrary;

final class BasicNodesTest extends NodeContract {
  @Override
  protected NodeLibrary library() {
    return new BasicNodes();
  }
}
