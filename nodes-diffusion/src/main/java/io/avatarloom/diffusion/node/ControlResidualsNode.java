package io.avatarloom.diffusion.node;

import io.avatarloom.core.node.Determinism;
import io.avatarloom.core.node.In;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.Conditioning;
import io.avatarloom.core.value.ControlNet;
import io.avatarloom.core.value.ImageBatch;
import io.avatarloom.core.value.Latents;
import io.avatarloom.core.value.ValueTypes;
import io.avatarloom.diffusion.guidance.Rows;
import io.avatarloom.diffusion.net.ControlBranch;
import io.avatarloom.diffusion.net.Residuals;
import java.util.List;

/** What a ControlNet adds to the UNet, to look at (Zhang et al. 2023). */
public final class ControlResidualsNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "diffusion.controlResiduals",
          1,
          "ControlNet residuals",
          "Residuals of every skip connection and of the middle block, times the scale.");
  private static final In<ControlNet> CONTROL =
      B.in("controlnet", ValueTypes.CONTROL_NET, "The network.");
  private static final In<ImageBatch> HINT =
      B.in("hint", ValueTypes.IMAGE_BATCH, "Condition picture of every sample.");
  private static final In<Latents> LATENTS =
      B.in("latents", ValueTypes.LATENTS, "Noisy latents, scaled.");
  private static final In<Conditioning> CONDITIONING =
      B.in("conditioning", ValueTypes.CONDITIONING, "One prompt, or one for each sample.");
  private static final TimestepPorts TIMESTEPS = TimestepPorts.of(B);
  private static final Param<Double> SCALE =
      B.number("controlScale", 1, 0, 10, "", "Conditioning scale.");
  private static final Param<String> PRECISION = Precisions.ofControlNet(B);
  private static final Out<Tensor> DOWN =
      B.out("down", ValueTypes.TENSOR, "[number] of all skip connections, one after another.");
  private static final Out<Tensor> MID =
      B.out("mid", ValueTypes.TENSOR, "[sample, channel, height, width] of the middle.");
  private static final NodeSpec SPEC = B.determinism(Determinism.SAME_DEVICE).build();

  @Override
  public NodeSpec spec() {
    return SPEC;
  }

  @Override
  public void run(NodeRun run) throws Exception {
    Tensor latents = run.get(LATENTS).tensor();
    int samples = latents.size(0);
    Tensor context = run.get(CONDITIONING).context();
    Guided.requireRows(CONDITIONING.id(), "prompts", context, samples);
    ControlBranch branch =
        Networks.control(run, CONTROL, run.get(CONTROL), Networks.precision(run, PRECISION));
    int[] timesteps = TIMESTEPS.of(run, samples);
    Tensor hints = ControlPorts.checked(HINT, run.get(HINT), branch, samples);
    List<Tensor> residuals =
        run.detached(
            () -> {
              try (Residuals computed =
                  branch.residuals(
                      latents, timesteps, Rows.expand(context, samples), hints, run.get(SCALE))) {
                return computed.tensors();
              }
            });
    run.set(MID, residuals.get(residuals.size() - 1));
    run.set(DOWN, flat(residuals.subList(0, residuals.size() - 1)));
  }

  private static Tensor flat(List<Tensor> tensors) {
    return Rows.join(tensors.stream().map(t -> t.reshape(t.length())).toList());
  }
}
