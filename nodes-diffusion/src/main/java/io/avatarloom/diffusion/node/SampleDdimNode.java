package io.avatarloom.diffusion.node;

import io.avatarloom.core.node.Determinism;
import io.avatarloom.core.node.In;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.node.PortType;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.Conditioning;
import io.avatarloom.core.value.DiffusionModel;
import io.avatarloom.core.value.GuidanceConditioning;
import io.avatarloom.core.value.ImageBatch;
import io.avatarloom.core.value.Latents;
import io.avatarloom.core.value.Vae;
import io.avatarloom.core.value.ValueTypes;
import io.avatarloom.diffusion.guidance.GuidedNoise;
import io.avatarloom.diffusion.guidance.Rows;
import io.avatarloom.diffusion.net.Autoencoder;
import io.avatarloom.diffusion.net.Precision;
import io.avatarloom.diffusion.net.UNet;
import io.avatarloom.diffusion.schedule.DdimSampler;
import io.avatarloom.diffusion.schedule.NoiseSchedule;
import java.util.ArrayList;
import java.util.List;

/** Draws pictures from a prior (DDIM, Song et al. 2021, eta 0). */
public final class SampleDdimNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "diffusion.sampleDdim",
          1,
          "Sample pictures",
          "Deterministic DDIM sampling with classifier-free guidance: count pictures of every prompt.");
  private static final In<DiffusionModel> MODEL =
      B.in("model", ValueTypes.DIFFUSION_MODEL, "The denoiser.");
  private static final In<Vae> VAE = B.in("vae", ValueTypes.VAE, "Decodes the latents.");
  private static final In<Conditioning> POSITIVE =
      B.many("positive", ValueTypes.CONDITIONING, "What to draw.");
  private static final In<Conditioning> NEGATIVE =
      B.in("negative", ValueTypes.CONDITIONING, "What guidance leads away from.");
  private static final In<Tensor> NOISE =
      B.optional("noise", ValueTypes.TENSOR, "Pure noise to start from instead of a random draw.");
  private static final ControlPorts CONTROL = ControlPorts.of(B);
  private static final Param<Integer> STEPS = B.integer("steps", 30, 1, 1000, "", "DDIM steps.");
  private static final Param<Double> GUIDANCE =
      B.number("guidanceScale", 3, 0, 50, "", "Scale of the guidance.");
  private static final Param<Integer> COUNT =
      B.integer("count", 4, 1, 64, "", "Pictures of each prompt.");
  private static final Param<String> PRECISION = Precisions.ofDenoiser(B);
  private static final Out<ImageBatch> IMAGES =
      B.out(
          "images",
          PortType.of(ValueTypes.IMAGE_BATCH).with("channels", "3"),
          "Pictures, prompt by prompt.");
  private static final Out<Latents> LATENTS =
      B.out("latents", ValueTypes.LATENTS, "Their latents.");
  private static final NodeSpec SPEC = B.determinism(Determinism.SAME_DEVICE).build();

  @Override
  public NodeSpec spec() {
    return SPEC;
  }

  @Override
  public void run(NodeRun run) throws Exception {
    if (run.all(POSITIVE).isEmpty()) {
      throw new NodeException(POSITIVE.id(), "expected at least one prompt, met none");
    }
    Precision precision = Networks.precision(run, PRECISION);
    UNet unet = Networks.unet(run, MODEL, precision);
    Autoencoder vae = Networks.vae(run, VAE, run.get(VAE), Networks.besides(run, precision));
    NoiseSchedule schedule = Networks.schedule(run, MODEL);
    Guided.requireSpace(VAE.id(), run.get(MODEL), run.get(VAE).sha256());
    int side = run.get(MODEL).resolution() / vae.reduction();
    int count = run.get(COUNT);
    Tensor prompts = prompts(run, unet, count);
    int samples = prompts.size(0);
    GuidanceConditioning conditions =
        new GuidanceConditioning(
            prompts,
            run.get(NEGATIVE).context(),
            run.get(NEGATIVE).context(),
            Tensor.zeros(samples, 0, prompts.size(1), prompts.size(2)),
            Tensor.zeros(samples, 0));
    GuidedNoise guided =
        new GuidedNoise(CONTROL.denoiser(run, unet, precision, samples), run.get(GUIDANCE));
    Tensor noise =
        run.find(NOISE)
            .orElseGet(() -> run.random("start").gaussian(samples, unet.channels(), side, side));
    Guided.requireRows(NOISE.id(), "starts", noise, samples);
    int steps = run.get(STEPS);
    Tensor latents =
        new DdimSampler(schedule, steps)
            .sample(
                Rows.expand(noise, samples),
                (x, t) -> guided.predict(x, t, conditions),
                step -> run.progress((double) step / steps, "sampling"));
    run.set(LATENTS, new Latents(latents, run.get(VAE).sha256()));
    Tensor decoded = Guided.decode(run, vae, latents);
    run.set(IMAGES, new ImageBatch(LatentMath.unsigned(decoded)));
  }

  /** Every prompt, {@code count} times. */
  private static Tensor prompts(NodeRun run, UNet unet, int count) throws NodeException {
    List<Tensor> prompts = new ArrayList<>();
    for (Conditioning prompt : run.all(POSITIVE)) {
      Guided.requireWidth(POSITIVE.id(), unet, prompt.context());
      for (int i = 0; i < prompt.context().size(0); i++) {
        prompts.add(Rows.expand(prompt.context().rows(i, i + 1), count));
      }
    }
    return Rows.join(prompts);
  }
}
