package com.example.toon;

import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeLibrary;
import java.util.List;

/** The nodes of this plug-in; {@code META-INF/services} names this class. */
public final class ToonNodes implements NodeLibrary {
  @Override
  public String name() {
    return "toon-nodes";
  }

  @Override
  public List<Node> nodes() {
    return List.of(new PosterizeNode());
  }
}
