package io.avatarloom.diffusion.train.node;

import io.avatarloom.core.file.SafeTensors;
import io.avatarloom.core.file.TensorSource;
import io.avatarloom.core.file.TorchFile;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.value.NumberValue;
import io.avatarloom.core.value.ValueTypes;
import io.avatarloom.diffusion.net.DenoiserLoss;
import io.avatarloom.diffusion.net.DenoiserStep;
import io.avatarloom.diffusion.net.FlatLayout;
import io.avatarloom.diffusion.net.Weights;
import io.avatarloom.diffusion.train.InitialWeights;
import io.avatarloom.diffusion.train.TrainingState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The state that training starts from: random weights, or those of a bundle. */
public final class InitStateNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "train.initState",
          1,
          "Start training",
          "Weights, moments and averaged weights of the networks that are trained. Shapes come"
              + " from the configs of the bundle. A ControlNet starts as the copy of the UNet's"
              + " encoder, an adapter as no change.");
  private static final Training.Ports PORTS = Training.Ports.of(B);
  private static final Param<String> PART = Training.part(B);
  private static final Param<String> START =
      B.choice(
          "start",
          "random",
          List.of("random", "given"),
          "Whether weights are drawn or are those of the linked networks (for control: of the"
              + " linked ControlNet).");
  private static final Param<Integer> RANK =
      B.from(B.integer("rank", 16, 1, 256, "", "Rank of the adapters."), "Arc2Avatar, section 3.2");
  private static final Out<TrainingState> STATE =
      B.out("state", TrainingState.TYPE, "The state before the first step.");
  private static final Out<NumberValue> COUNT =
      B.out("weights", ValueTypes.NUMBER, "How many numbers are trained.");
  private static final NodeSpec SPEC = B.build();

  @Override
  public NodeSpec spec() {
    return SPEC;
  }

  @Override
  public void run(NodeRun run) throws Exception {
    DenoiserLoss loss = Training.loss(run.get(PART));
    DenoiserLoss.Folders folders = Training.folders(run, PORTS, loss);
    try {
      Map<String, FlatLayout.Place> places =
          DenoiserStep.layout(loss, folders, run.get(RANK)).places();
      Given given = new Given(loss, folders, run.get(START).equals("given"));
      TrainingState state =
          new TrainingState(
              run.get(PART),
              places,
              InitialWeights.of(places, name -> run.random("weight " + name), given::find),
              0);
      run.set(STATE, state);
      run.set(COUNT, new NumberValue(state.arrays().numbers()[0].length));
    } catch (IOException e) {
      throw new NodeException(PORTS.model().id(), e.getMessage(), e);
    }
  }

  /** Weights that are not drawn, read once. */
  private static final class Given {
    private final DenoiserLoss loss;
    private final DenoiserLoss.Folders folders;
    private final boolean given;
    private final Map<Path, TensorSource> files = new HashMap<>();

    Given(DenoiserLoss loss, DenoiserLoss.Folders folders, boolean given) {
      this.loss = loss;
      this.folders = folders;
      this.given = given;
    }

    Optional<float[]> find(String name) {
      String weight = name.substring(name.indexOf('.') + 1);
      if (loss == DenoiserLoss.CONTROL && !given) {
        return weight.startsWith("controlnet_")
            ? Optional.empty()
            : InitialWeights.find(file(folders.unet()), weight);
      }
      if (!given || loss == DenoiserLoss.LORA) {
        return Optional.empty();
      }
      boolean text = name.startsWith("text.");
      boolean control = name.startsWith("control.");
      Path folder = text ? folders.text() : control ? folders.control() : folders.unet();
      return InitialWeights.find(file(folder), weight);
    }

    private TensorSource file(Path folder) {
      return files.computeIfAbsent(
          folder,
          f -> {
            try {
              Path file = Weights.file(f);
              return file.toString().endsWith(".safetensors")
                  ? SafeTensors.read(file)
                  : TorchFile.read(file);
            } catch (IOException e) {
              throw new java.io.UncheckedIOException(e);
            }
          });
    }
  }
}
