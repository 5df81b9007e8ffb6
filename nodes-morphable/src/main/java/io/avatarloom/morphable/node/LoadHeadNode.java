package io.avatarloom.morphable.node;

import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.node.PortType;
import io.avatarloom.core.value.HeadModel;
import io.avatarloom.core.value.ValueTypes;
import io.avatarloom.morphable.head.LoomHeadReader;
import java.io.IOException;
import java.util.List;

/** Reads LoomHead, the head model that ships. Lengths are metres. */
public final class LoadHeadNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
              "morphable.loadHead",
              1,
              "Load head model",
              "Reads a LoomHead file: template, identity and expression bases, pose correctives,"
                  + " joints, skinning weights, texture coordinates and region masks, in metres.")
          .notStored();
  private static final Param<String> FILE =
      B.file(
          "file",
          "asset:loomhead/loomhead.safetensors",
          List.of("safetensors"),
          "The LoomHead file.");
  private static final Out<HeadModel> MODEL =
      B.out(
          "model",
          PortType.of(ValueTypes.HEAD_MODEL).with("topology", LoomHeadReader.TOPOLOGY),
          "The head model.");
  private static final NodeSpec SPEC = B.build();

  @Override
  public NodeSpec spec() {
    return SPEC;
  }

  @Override
  public void run(NodeRun run) throws NodeException {
    try {
      run.set(MODEL, LoomHeadReader.read(run.path(FILE)));
    } catch (IOException e) {
      throw new NodeException(FILE.id(), e.getMessage(), e);
    }
  }
}
