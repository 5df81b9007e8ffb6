package io.avatarloom.diffusion.node;

import io.avatarloom.core.node.Determinism;
import io.avatarloom.core.node.In;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.tensor.CounterRandom;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.DiffusionModel;
import io.avatarloom.core.value.GuidanceConditioning;
import io.avatarloom.core.value.LatentGradient;
import io.avatarloom.core.value.Latents;
import io.avatarloom.core.value.NumberValue;
import io.avatarloom.core.value.ValueTypes;
import io.avatarloom.diffusion.guidance.Distillation;
import io.avatarloom.diffusion.guidance.IntervalScoreMatching;
import io.avatarloom.diffusion.guidance.WarmUp;
import io.avatarloom.diffusion.net.Precision;
import io.avatarloom.diffusion.net.UNet;
import io.avatarloom.diffusion.schedule.NoiseSchedule;

/** Interval score matching (LucidDreamer; Arc2Avatar, eq. 2). */
public final class IsmNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "guidance.ism",
          1,
          "Interval score matching",
          "Gradient lambda w(t) (eps(x_t; y, t) - eps(x_s; empty, s)), where x_s and x_t come from DDIM"
              + " inversion of the renders' latents and s = t - deltaT.");
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
      B.from(
          B.number("guidanceScale", 1.25, 0, 100, "", "Scale of the guidance."),
          "Arc2Avatar, configs");
  private static final WindowParams WINDOW =
      WindowParams.of(B, 0.02, 0.5, false, "Arc2Avatar, configs");
  private static final Param<Integer> DELTA_T =
      B.from(
          B.integer("deltaT", 50, 1, 999, "", "Interval between s and t."), "Arc2Avatar, configs");
  private static final Param<Integer> DELTA_S =
      B.from(
          B.integer("deltaS", 50, 1, 999, "", "Stride of the inversion."), "Arc2Avatar, configs");
  private static final Param<Integer> INVERSION =
      B.from(
          B.integer("inversionSteps", 20, 0, 999, "", "Most strides of the inversion."),
          "Arc2Avatar, configs");
  private static final Param<Double> INVERSION_GUIDANCE =
      B.from(
          B.number(
              "inversionGuidance",
              1,
              0,
              100,
              "",
              "Denoising guidance g: beyond 1 the inversion follows eps(empty) + g (eps(negative"
                  + " prompt) - eps(empty)) with twice the passes."),
          "Arc2Avatar, denoise_guidance_scale");
  private static final Param<Integer> WARM_UP =
      B.from(
          B.integer(
              "warmUpIterations",
              1,
              0,
              Double.NaN,
              "",
              "Iterations over which interval and range anneal; 1 or 0 for none."),
          "Arc2Avatar, configs (LucidDreamer: 1500)");
  private static final Param<Integer> DELTA_T_START =
      B.from(
          B.integer("deltaTStart", 100, 1, 999, "", "Interval at the start of the warm-up."),
          "Arc2Avatar, configs");
  private static final Param<Double> T_MAX_START =
      B.from(
          B.number(
              "tMaxStart", 0.98, 0, 1, "", "Upper end of the timesteps at its start, beyond tMax."),
          "Arc2Avatar, configs");
  private static final Param<Double> LAMBDA =
      B.from(
          B.number("lambda", 0.1, 0, Double.NaN, "", "Factor of the gradient."),
          "Arc2Avatar, configs");
  private static final Param<Double> CHANNEL_NOISE =
      B.from(
          B.number("channelNoise", 0.1, 0, 1, "", "Noise per channel, shared by all views."),
          "Arc2Avatar, sd_utils.py");
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
  private static final Out<Tensor> X_S = B.out("xS", ValueTypes.TENSOR, "Inverted latents x_s.");
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
    WarmUp warmUp = new WarmUp(run.get(WARM_UP), run.get(DELTA_T_START), run.get(T_MAX_START));
    int widening = warmUp.widening(run.iteration(), schedule.length(), run.get(WINDOW.high()));
    int[] indices = WINDOW.indices(run, schedule, views, widening);
    IntervalScoreMatching matching =
        new IntervalScoreMatching(
            schedule,
            warmUp.deltaT(run.iteration(), run.get(DELTA_T)),
            run.get(DELTA_S),
            run.get(INVERSION),
            run.get(INVERSION_GUIDANCE),
            run.get(GUIDANCE),
            run.get(LAMBDA));
    Tensor noise = run.find(NOISE).orElseGet(() -> noise(run, latents.tensor().shape()));
    Guided.requireShape(NOISE.id(), latents.tensor(), noise);
    Distillation result =
        matching.step(
            latents.tensor(),
            noise,
            indices,
            run.get(CONDITIONING),
            CONTROL.denoiser(run, unet, precision, views));
    run.set(GRADIENT, new LatentGradient(result.gradient(), latents.space(), result.loss()));
    run.set(TIMESTEP, new NumberValue(schedule.timestep(indices[0])));
    run.set(X_T, result.noisier());
    run.set(X_S, result.cleaner());
    run.set(TARGET, result.target());
    run.set(EPS_HAT, result.prediction());
  }

  private static Tensor noise(NodeRun run, int[] shape) {
    CounterRandom random = run.random("noise");
    Tensor noise = random.gaussian(shape);
    int plane = shape[2] * shape[3];
    for (int channel = 0; channel < shape[1]; channel++) {
      double shift = run.get(CHANNEL_NOISE) * random.gaussian();
      for (int view = 0; view < shape[0]; view++) {
        int from = (view * shape[1] + channel) * plane;
        for (int i = from; i < from + plane; i++) {
          noise.data()[i] += (float) shift;
        }
      }
    }
    return noise;
  }
}
