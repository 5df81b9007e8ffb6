package io.avatarloom.diffusion.node;

import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.value.ControlNet;
import io.avatarloom.core.value.ValueTypes;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;

/** Refers to a ControlNet folder in diffusers layout. */
public final class LoadControlNetNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "diffusion.loadControlNet",
          1,
          "ControlNet folder",
          "A ControlNetModel in diffusers layout with any number of condition channels.");
  private static final Param<String> FOLDER =
      B.file("folder", "", List.of(), "Folder with config.json and weights.");
  private static final Out<ControlNet> CONTROL =
      B.out("controlnet", ValueTypes.CONTROL_NET, "The network.");
  private static final NodeSpec SPEC = B.notStored().build();

  @Override
  public NodeSpec spec() {
    return SPEC;
  }

  @Override
  public void run(NodeRun run) throws NodeException {
    try {
      run.set(CONTROL, ControlNets.reference(run.path(FOLDER)));
    } catch (FileNotFoundException e) {
      throw NodeException.missing(FOLDER.id(), e.getMessage());
    } catch (IOException e) {
      throw new NodeException(FOLDER.id(), e.getMessage(), e);
    }
  }
}
