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
import io.avatarloom.core.value.DiffusionModel;
import io.avatarloom.core.value.Latents;
import io.avatarloom.core.value.ValueTypes;
import io.avatarloom.diffusion.guidance.Rows;
import io.avatarloom.diffusion.net.Precision;
import io.avatarloom.diffusion.net.UNet;
import java.util.stream.IntStream;

/** One pass of the denoiser, without guidance: the noise it sees in noisy latents. */
public final class PredictNoiseNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "diffusion.predictNoise",
          1,
          "Predict noise",
          "One pass of the UNet over noisy latents under one condition, with or without ControlNet.");
  private static final In<DiffusionModel> MODEL =
      B.in("model", ValueTypes.DIFFUSION_MODEL, "The denoiser.");
  private static final In<Latents> LATENTS =
      B.in("latents", ValueTypes.LATENTS, "Noisy latents, scaled.");
  private static final In<Conditioning> CONDITIONING =
      B.in("conditioning", ValueTypes.CONDITIONING, "One prompt, or one for each sample.");
  private static final TimestepPorts TIMESTEPS = TimestepPorts.of(B);
  private static final ControlPorts CONTROL = ControlPorts.of(B);
  private static final Param<String> PRECISION = Precisions.ofDenoiser(B);
  private static final Out<Tensor> NOISE =
      B.out("noise", ValueTypes.TENSOR, "[sample, channel, height, width].");
  private static final NodeSpec SPEC = B.determinism(Determinism.SAME_DEVICE).build();

  @Override
  public NodeSpec spec() {
    return SPEC;
  }

  @Override
  public void run(NodeRun run) throws Exception {
    Tensor latents = run.get(LATENTS).tensor();
    int samples = latents.size(0);
    Precision precision = Networks.precision(run, PRECISION);
    UNet unet = Networks.unet(run, MODEL, precision);
    Guided.requireSpace(LATENTS.id(), run.get(MODEL), run.get(LATENTS).space());
    Tensor context = run.get(CONDITIONING).context();
    Guided.requireWidth(CONDITIONING.id(), unet, context);
    Guided.requireRows(CONDITIONING.id(), "prompts", context, samples);
    run.set(
        NOISE,
        CONTROL
            .denoiser(run, unet, precision, samples)
            .predict(
                latents,
                TIMESTEPS.of(run, samples),
                Rows.expand(context, samples),
                IntStream.range(0, samples).toArray()));
  }
}
