package io.avatarloom.diffusion.node;

import io.avatarloom.core.node.Determinism;
import io.avatarloom.core.node.In;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.node.PortType;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.DiffusionModel;
import io.avatarloom.core.value.GuidanceConditioning;
import io.avatarloom.core.value.ImageBatch;
import io.avatarloom.core.value.Latents;
import io.avatarloom.core.value.NumberValue;
import io.avatarloom.core.value.Vae;
import io.avatarloom.core.value.ValueTypes;
import io.avatarloom.diffusion.guidance.GuidedNoise;
import io.avatarloom.diffusion.net.Autoencoder;
import io.avatarloom.diffusion.net.Precision;
import io.avatarloom.diffusion.net.UNet;
import io.avatarloom.diffusion.schedule.DdimSampler;
import io.avatarloom.diffusion.schedule.NoiseSchedule;

/** Pseudo ground truth by partial noising and sampling (SDEdit, Meng et al. 2022). */
public final class SdeditTargetsNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "guidance.sdeditTargets",
          1,
          "SDEdit targets",
          "Noises the latents of renders part of the way and samples back under the conditions:"
              + " pictures to fit with a plain picture loss.");
  private static final In<Latents> LATENTS =
      B.in("latents", ValueTypes.LATENTS, "Latents of the renders, scaled.");
  private static final In<DiffusionModel> MODEL =
      B.in("model", ValueTypes.DIFFUSION_MODEL, "The prior.");
  private static final In<Vae> VAE = B.in("vae", ValueTypes.VAE, "Decodes the result.");
  private static final In<GuidanceConditioning> CONDITIONING =
      B.in("conditioning", ValueTypes.GUIDANCE_CONDITIONING, "Conditions of every view.");
  private static final ControlPorts CONTROL = ControlPorts.of(B);
  private static final Param<Double> STRENGTH =
      B.from(
          B.number("strength", 0.35, 0, 1, "", "Share of the steps undone, at first."),
          "AnimPortrait3D, mouth SDEdit");
  private static final Param<Double> STRENGTH_END =
      B.number("strengthEnd", 0.35, 0, 1, "", "The same at the end of the region.");
  private static final Param<Integer> STEPS =
      B.from(
          B.integer("steps", 20, 1, 1000, "", "DDIM steps of a full run."),
          "AnimPortrait3D, sdedit_pipeline.py");
  private static final Param<Double> GUIDANCE =
      B.from(
          B.number("guidanceScale", 7.5, 0, 100, "", "Scale of the guidance."),
          "AnimPortrait3D, sdedit_pipeline.py");
  private static final Param<String> PRECISION = Precisions.ofDenoiser(B);
  private static final Out<ImageBatch> TARGETS =
      B.out(
          "targets",
          PortType.of(ValueTypes.IMAGE_BATCH).with("channels", "3"),
          "Pictures to fit, in [0, 1].");
  private static final Out<NumberValue> USED =
      B.out("strength", ValueTypes.NUMBER, "The strength of this iteration.");
  private static final NodeSpec SPEC = B.determinism(Determinism.SAME_DEVICE).build();

  @Override
  public NodeSpec spec() {
    return SPEC;
  }

  @Override
  public void run(NodeRun run) throws Exception {
    Precision precision = Networks.precision(run, PRECISION);
    UNet unet = Networks.unet(run, MODEL, precision);
    Guided.requireFit(LATENTS, CONDITIONING, MODEL, run, unet);
    Guided.requireSpace(VAE.id(), run.get(MODEL), run.get(VAE).sha256());
    Autoencoder vae = Networks.vae(run, VAE, run.get(VAE), Networks.besides(run, precision));
    NoiseSchedule schedule = Networks.schedule(run, MODEL);
    Tensor clean = run.get(LATENTS).tensor();
    double start = run.get(STRENGTH);
    double strength = start + (run.get(STRENGTH_END) - start) * WindowParams.progress(run);
    GuidedNoise guided =
        new GuidedNoise(CONTROL.denoiser(run, unet, precision, clean.size(0)), run.get(GUIDANCE));
    int steps = run.get(STEPS);
    Tensor edited =
        new DdimSampler(schedule, steps)
            .edit(
                clean,
                run.random("noise").gaussian(clean.shape()),
                strength,
                (x, t) -> guided.predict(x, t, run.get(CONDITIONING)),
                step -> run.progress((double) step / steps, "sampling"));
    Tensor decoded = Guided.decode(run, vae, edited);
    run.set(TARGETS, new ImageBatch(LatentMath.unsigned(decoded)));
    run.set(USED, new NumberValue(strength));
  }
}
