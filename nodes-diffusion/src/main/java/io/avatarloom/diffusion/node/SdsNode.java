package io.avatarloom.diffusion.node;

import io.avatarloom.core.node.Determinism;
import io.avatarloom.core.node.In;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.DiffusionModel;
import io.avatarloom.core.value.GuidanceConditioning;
import io.avatarloom.core.value.LatentGradient;
import io.avatarloom.core.value.Latents;
import io.avatarloom.core.value.NumberValue;
import io.avatarloom.core.value.ValueTypes;
import io.avatarloom.diffusion.guidance.Distillation;
import io.avatarloom.diffusion.guidance.ScoreDistillation;
import io.avatarloom.diffusion.guidance.ScoreDistillation.Weighting;
import io.avatarloom.diffusion.net.Precision;
import io.avatarloom.diffusion.net.UNet;
import io.avatarloom.diffusion.schedule.NoiseSchedule;
import java.util.List;

/** Score distillation sampling (Poole et al. 2022; Arc2Avatar, eq. 1). */
public final class SdsNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "guidance.sds",
          1,
          "Score distillation",
          "Gradient lambda w(t) (eps(x_t; y, t) - noise), x_t the plainly noised latents.");
  private static final In<Latents> LATENTS =
      B.in("latents", ValueTypes.LATENTS, "Latents of the renders, scaled.");
  private static final In<DiffusionModel> MODEL =
      B.in("model", ValueTypes.DIFFUSION_MODEL, "The prior.");
  private static final In<GuidanceConditioning> CONDITIONING =
      B.in("conditioning", ValueTypes.GUIDANCE_CONDITIONING, "Conditions of every view.");
  private static final In<Tensor> NOISE =
      B.optional("noise", ValueTypes.TENSOR, "Noise to use instead of a random draw.");
  private static final ControlPorts CONTROL = ControlPorts.of(B);
  private static final Param<Double> GUIDANCE =
      B.number("guidanceScale", 7.5, 0, 100, "", "Scale of the guidance.");
  private static final WindowParams WINDOW = WindowParams.of(B, 0.02, 0.98, true, "DreamFusion");
  private static final Param<String> WEIGHTING =
      B.choice(
          "weighting",
          "oneMinusAbar",
          List.of("oneMinusAbar", "sqrtRatio"),
          "w(t): 1 - abar, or sqrt((1 - abar) / abar).");
  private static final Param<Double> LAMBDA =
      B.number("lambda", 1, 0, Double.NaN, "", "Factor of the gradient.");
  private static final Param<String> PRECISION = Precisions.ofDenoiser(B);
  private static final Out<LatentGradient> GRADIENT =
      B.out("gradient", ValueTypes.LATENT_GRADIENT, "Gradient by latents.");
  private static final Out<NumberValue> TIMESTEP =
      B.out("timestep", ValueTypes.NUMBER, "Timestep of the first view.");
  private static final Out<Tensor> X_T = B.out("xT", ValueTypes.TENSOR, "Noisy latents x_t.");
  private static final Out<Tensor> TARGET =
      B.out("target", ValueTypes.TENSOR, "What the prediction is held against.");
  private static final Out<Tensor> EPS_HAT =
      B.out("epsHat", ValueTypes.TENSOR, "Guided prediction at x_t.");
  private static final NodeSpec SPEC = B.determinism(Determinism.SAME_DEVICE).build();

  @Override
  public NodeSpec spec() {
    return SPEC;
  }

  @Override
  public void run(NodeRun run) throws Exception {
    Latents latents = run.get(LATENTS);
    Precision precision = Networks.precision(run, PRECISION);
    UNet unet = Networks.unet(run, MODEL, precision);
    Guided.requireFit(LATENTS, CONDITIONING, MODEL, run, unet);
    NoiseSchedule schedule = Networks.schedule(run, MODEL);
    int views = latents.tensor().size(0);
    int[] indices = WINDOW.indices(run, schedule, views, 0);
    Weighting weighting =
        run.get(WEIGHTING).equals("sqrtRatio") ? Weighting.SQRT_RATIO : Weighting.ONE_MINUS_ABAR;
    ScoreDistillation distillation =
        new ScoreDistillation(schedule, run.get(GUIDANCE), weighting, run.get(LAMBDA));
    Tensor noise =
        run.find(NOISE).orElseGet(() -> run.random("noise").gaussian(latents.tensor().shape()));
    Guided.requireShape(NOISE.id(), latents.tensor(), noise);
    Distillation result =
        distillation.step(
            latents.tensor(),
            noise,
            indices,
            run.get(CONDITIONING),
            CONTROL.denoiser(run, unet, precision, views));
    run.set(GRADIENT, new LatentGradient(result.gradient(), latents.space(), result.loss()));
    run.set(TIMESTEP, new NumberValue(schedule.timestep(indices[0])));
    run.set(X_T, result.noisier());
    run.set(TARGET, result.target());
    run.set(EPS_HAT, result.prediction());
  }
}
