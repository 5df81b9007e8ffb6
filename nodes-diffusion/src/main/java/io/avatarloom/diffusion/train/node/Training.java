package io.avatarloom.diffusion.train.node;

import io.avatarloom.core.node.In;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.value.ControlNet;
import io.avatarloom.core.value.DiffusionModel;
import io.avatarloom.core.value.TextEncoder;
import io.avatarloom.core.value.ValueTypes;
import io.avatarloom.diffusion.net.DenoiserLoss;
import io.avatarloom.diffusion.net.DenoiserStep;
import io.avatarloom.diffusion.net.FlatLayout;
import io.avatarloom.diffusion.net.Place;
import io.avatarloom.diffusion.net.Precision;
import io.avatarloom.diffusion.schedule.NoiseSchedule;
import io.avatarloom.diffusion.train.LatentSet;
import io.avatarloom.diffusion.train.LatentTables;
import io.avatarloom.diffusion.train.TrainingState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the nodes that train a denoiser have in common. */
final class Training {
  static final String PARTS_HELP =
      "base: UNet and text encoder; unet: the UNet alone; lora: adapters of its attention layers;"
          + " control: a ControlNet beside the frozen UNet.";

  /** Ports of the networks. */
  record Ports(In<DiffusionModel> model, In<TextEncoder> encoder, In<ControlNet> control) {
    static Ports of(NodeSpec.Builder builder) {
      return new Ports(
          builder.in("model", ValueTypes.DIFFUSION_MODEL, "The UNet and its noise schedule."),
          builder.in("encoder", ValueTypes.TEXT_ENCODER, "The text encoder of the prompts."),
          builder.optional(
              "controlnet", ValueTypes.CONTROL_NET, "Its config; needed for the part control."));
    }
  }

  private Training() {}

  static Param<String> part(NodeSpec.Builder builder) {
    return builder.choice("part", "base", List.of("base", "unet", "lora", "control"), PARTS_HELP);
  }

  static Param<String> precision(NodeSpec.Builder builder) {
    return builder.choice(
        "precision",
        Precision.AUTO,
        List.of(Precision.AUTO, "float32", "bfloat16"),
        "Arithmetic of the networks; weights, gradients of weights and moments stay float32. auto"
            + " is bfloat16 on a GPU, float32 on a processor.");
  }

  static Precision precision(NodeRun run, Param<String> param, Place place) {
    String word = run.get(param);
    return word.equals(Precision.AUTO)
        ? place.isGpu() ? Precision.BFLOAT16 : Precision.FLOAT32
        : Precision.of(word, place);
  }

  static DenoiserLoss loss(String part) {
    return DenoiserLoss.valueOf(part.toUpperCase(Locale.ROOT));
  }

  static DenoiserLoss.Folders folders(NodeRun run, Ports ports, DenoiserLoss loss)
      throws NodeException {
    Optional<ControlNet> control = run.find(ports.control());
    if (loss == DenoiserLoss.CONTROL && control.isEmpty()) {
      throw new NodeException(
          ports.control().id(),
          "the part control needs a ControlNet for its config; link controlnet of a bundle");
    }
    return new DenoiserLoss.Folders(
        Path.of(run.get(ports.model()).folder()),
        Path.of(run.get(ports.encoder()).folder()),
        control.map(c -> Path.of(c.folder())).orElse(null));
  }

  static Place place(NodeRun run) {
    return Place.of(run.device());
  }

  static LatentTables tables(NodeRun run, LatentSet set, Place place) throws Exception {
    return run.resource("latents " + set.key(), () -> new LatentTables(set, place));
  }

  static NoiseSchedule schedule(NodeRun run, Ports ports) throws NodeException {
    String folder = run.get(ports.model()).scheduler();
    try {
      return folder.isEmpty()
          ? NoiseSchedule.stableDiffusion()
          : NoiseSchedule.read(Path.of(folder));
    } catch (IOException e) {
      throw new NodeException(ports.model().id(), e.getMessage(), e);
    }
  }

  /** The compiled step, made once a run. */
  static DenoiserStep step(
      NodeRun run, Ports ports, In<TrainingState> port, Precision precision, Place place)
      throws Exception {
    TrainingState state = run.get(port);
    DenoiserLoss loss = loss(state.part());
    DenoiserLoss.Folders folders = folders(run, ports, loss);
    int rank = rank(state);
    NoiseSchedule schedule = schedule(run, ports);
    double[] alphas = new double[schedule.length()];
    for (int t = 0; t < alphas.length; t++) {
      alphas[t] = schedule.alphaBar(t);
    }
    String key =
        "training step %s %s %s %s %d %s"
            .formatted(
                state.part(),
                run.get(ports.model()).sha256(),
                run.get(ports.encoder()).sha256(),
                run.find(ports.control()).map(ControlNet::sha256).orElse(""),
                rank,
                precision);
    DenoiserStep step =
        run.resource(key, () -> DenoiserStep.load(loss, folders, rank, precision, alphas, place));
    require(port, state, step.step().layout());
    return step;
  }

  private static void require(In<?> port, TrainingState state, FlatLayout layout)
      throws NodeException {
    int length = state.places().values().stream().mapToInt(FlatLayout.Place::length).sum();
    if (!state.places().keySet().equals(layout.places().keySet()) || length != layout.length()) {
      throw new NodeException(
          port.id(),
          "this state was made for networks of another shape; link the same bundle to"
              + " train.initState and here");
    }
  }

  /** Rank of the adapters in a state; 1 where there are none. */
  private static int rank(TrainingState state) {
    for (Map.Entry<String, FlatLayout.Place> entry : state.places().entrySet()) {
      if (entry.getKey().endsWith(".lora_A.weight")) {
        return entry.getValue().shape()[0];
      }
    }
    return 1;
  }
}
