package io.avatarloom.diffusion;

import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeLibrary;
import java.util.List;

/** Nodes of diffusion priors, guidance and face networks. */
public final class DiffusionNodes implements NodeLibrary {
  @Override
  public String name() {
    return "Diffusion";
  }

  @Override
  public List<Node> nodes() {
    return List.of();
  }
}
