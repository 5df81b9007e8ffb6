package io.avatarloom.diffusion.face;

import io.avatarloom.core.node.NodeContract;
import io.avatarloom.core.node.NodeLibrary;

final class FaceNodesTest extends NodeContract {
  @Override
  protected NodeLibrary library() {
    return new FaceNodes();
  }
}
