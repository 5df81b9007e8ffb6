package io.avatarloom.diffusion.train.node;

import io.avatarloom.core.node.In;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.Param;
import io.avatarloom.diffusion.train.Export;
import io.avatarloom.diffusion.train.NetworkWeights;
import io.avatarloom.diffusion.train.TrainingState;
import java.util.List;

/** Takes a trained network out of a state, for files that other tools load. */
public final class ExportWeightsNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "train.exportWeights",
          1,
          "Export weights",
          "One network of a training state in the layout of diffusers (unet, control, vae),"
              + " transformers (text) or PEFT (lora). As an output of a recipe it becomes the"
              + " safetensors file that those tools load beside the config.json.");
  private static final In<TrainingState> STATE =
      B.in("state", TrainingState.TYPE, "Networks in training.");
  private static final Param<String> NETWORK =
      B.choice(
          "network",
          "unet",
          List.of("unet", "text", "lora", "control", "vae"),
          "Which network; the state must train it.");
  private static final Param<Boolean> AVERAGE =
      B.flag("average", true, "The averaged weights instead of the last ones.");
  private static final Param<Boolean> HALF = B.flag("half", true, "float16 instead of float32.");
  private static final Out<NetworkWeights> WEIGHTS =
      B.out("weights", NetworkWeights.TYPE, "The weights.");
  private static final NodeSpec SPEC = B.build();

  @Override
  public NodeSpec spec() {
    return SPEC;
  }

  @Override
  public void run(NodeRun run) throws NodeException {
    try {
      run.set(
          WEIGHTS, Export.of(run.get(STATE), run.get(NETWORK), run.get(AVERAGE), run.get(HALF)));
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new NodeException(NETWORK.id(), e.getMessage(), e);
    }
  }
}
