package io.avatarloom.diffusion.node;

import io.avatarloom.core.node.In;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.value.DiffusionModel;
import io.avatarloom.core.value.Lora;
import io.avatarloom.core.value.ValueTypes;

/** Adds a low-rank adapter to a denoiser (Arc2Avatar, section 3.2: the 360-degree LoRA). */
public final class ApplyLoraNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "diffusion.applyLora",
          1,
          "Apply LoRA",
          "The model with an adapter merged into its weights.");
  private static final In<DiffusionModel> MODEL =
      B.in("model", ValueTypes.DIFFUSION_MODEL, "The denoiser.");
  private static final In<Lora> LORA = B.in("lora", ValueTypes.LORA, "The adapter.");
  private static final Param<Double> SCALE =
      B.from(
          B.number("scale", 0.45, -4, 4, "", "Multiplies the adapter, on top of alpha / rank."),
          "Arc2Avatar, configs");
  private static final Out<DiffusionModel> ADAPTED =
      B.out("model", ValueTypes.DIFFUSION_MODEL, "The denoiser with the adapter.");
  private static final NodeSpec SPEC = B.notStored().build();

  @Override
  public NodeSpec spec() {
    return SPEC;
  }

  @Override
  public void run(NodeRun run) {
    DiffusionModel model = run.get(MODEL);
    Lora lora = run.get(LORA);
    Lora scaled = new Lora(lora.file(), lora.sha256(), lora.scale() * run.get(SCALE));
    run.set(
        ADAPTED,
        new DiffusionModel(
            model.folder(),
            model.scheduler(),
            model.sha256(),
            model.resolution(),
            model.space(),
            model.loras().newWith(scaled)));
  }
}
