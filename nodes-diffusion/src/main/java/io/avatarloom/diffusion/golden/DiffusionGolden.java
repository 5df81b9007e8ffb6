package io.avatarloom.diffusion.golden;

import io.avatarloom.core.bench.Comparison;
import io.avatarloom.core.bench.GoldenSuite;
import io.avatarloom.core.bench.NodeExec;
import io.avatarloom.core.file.SafeTensors;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.Conditioning;
import io.avatarloom.core.value.DiffusionModel;
import io.avatarloom.core.value.IdentityEmbedding;
import io.avatarloom.core.value.ImageBatch;
import io.avatarloom.core.value.ImageGradient;
import io.avatarloom.core.value.LatentGradient;
import io.avatarloom.core.value.LatentRecord;
import io.avatarloom.core.value.Latents;
import io.avatarloom.core.value.Vae;
import io.avatarloom.core.value.Value;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Networks and schedules against diffusers, transformers and peft, folder {@code diffusion}. */
public final class DiffusionGolden implements GoldenSuite {
  private static final double LATENT_FACTOR = 0.18215;

  @Override
  public String name() {
    return "diffusion";
  }

  @Override
  public boolean covers(Path folder) {
    return Files.isRegularFile(folder.resolve("diffusion/io.safetensors"));
  }

  @Override
  public List<Comparison> run(Path folder, NodeExec exec) throws Exception {
    GoldenFolder parts = new GoldenFolder(folder.resolve("diffusion").toAbsolutePath());
    SafeTensors io = SafeTensors.read(parts.folder().resolve("io.safetensors"));
    GoldenRun run = new GoldenRun(name(), io, exec);
    unet(run, parts);
    lora(run, parts);
    controlNet(run, parts);
    autoencoder(run, parts);
    text(run, parts);
    schedule(run, parts);
    return run.rows();
  }

  private static Map<String, Value> denoiser(GoldenRun run, DiffusionModel model) {
    SafeTensors io = run.expected();
    return Map.of(
        "model",
        model,
        "latents",
        new Latents(io.tensor("unet.sample"), model.space()),
        "timesteps",
        io.tensor("unet.timestep"),
        "conditioning",
        new Conditioning(io.tensor("unet.context"), "golden"));
  }

  private static void unet(GoldenRun run, GoldenFolder parts) throws Exception {
    DiffusionModel model = parts.model();
    String node = "diffusion.predictNoise";
    run.compare("unet.out", run.one(Tensor.class, "noise", node, denoiser(run, model), Map.of()));
    Map<String, Value> rectangle =
        Map.of(
            "model", model,
            "latents", new Latents(run.expected().tensor("unet.sample_rect"), model.space()),
            "conditioning",
                new Conditioning(run.expected().tensor("unet.context").rows(0, 2), "golden"));
    run.compare(
        "unet.out_rect", run.one(Tensor.class, "noise", node, rectangle, Map.of("timestep", 250)));
  }

  private static void lora(GoldenRun run, GoldenFolder parts) throws Exception {
    for (double scale : new double[] {1, 0.45}) {
      DiffusionModel adapted =
          run.one(
              DiffusionModel.class,
              "model",
              "diffusion.applyLora",
              Map.of("model", parts.model(), "lora", parts.lora()),
              Map.of("scale", scale));
      run.compare(
          scale == 1 ? "lora.out_scale1" : "lora.out_scale045",
          run.one(
              Tensor.class, "noise", "diffusion.predictNoise", denoiser(run, adapted), Map.of()));
    }
  }

  private static void controlNet(GoldenRun run, GoldenFolder parts) throws Exception {
    Tensor hint = run.expected().tensor("controlnet.hint");
    Map<String, Value> inputs = new java.util.HashMap<>(denoiser(run, parts.model()));
    inputs.put("controlnet", parts.control(hint.size(1)));
    inputs.put("hint", new ImageBatch(hint));
    Map<String, Double> params = Map.of("controlScale", 0.7);
    run.compare(
        "controlnet.unet_out",
        run.one(Tensor.class, "noise", "diffusion.predictNoise", inputs, params));
    inputs.remove("model");
    Map<String, Value> residuals = run.exec().exec("diffusion.controlResiduals", inputs, params);
    run.compare("controlnet.mid", (Tensor) residuals.get("mid"));
    Tensor down = (Tensor) residuals.get("down");
    int at = 0;
    for (int i = 0; i < 12; i++) {
      Tensor expected = run.expected().tensor("controlnet.down." + i);
      run.compare("controlnet.down." + i, slice(down, at, expected));
      at += expected.length();
    }
  }

  private static Tensor slice(Tensor flat, int from, Tensor like) {
    return Tensor.of(
        java.util.Arrays.copyOfRange(flat.data(), from, from + like.length()), like.shape());
  }

  private static void autoencoder(GoldenRun run, GoldenFolder parts) throws Exception {
    Vae vae = parts.vae();
    SafeTensors io = run.expected();
    ImageBatch pictures = new ImageBatch(times(plus(io.tensor("vae.image"), 1), 0.5));
    Map<String, Value> encoded =
        run.exec()
            .exec(
                "diffusion.encodeImages",
                Map.of("images", pictures, "vae", vae),
                Map.of("posterior", "mean"));
    Latents latents = (Latents) encoded.get("latents");
    run.compare("vae.mean", times(latents.tensor(), 1 / LATENT_FACTOR));
    run.compare("vae.logvar", (Tensor) encoded.get("logVariance"));
    LatentRecord record = (LatentRecord) encoded.get("record");
    LatentGradient cotangent =
        new LatentGradient(
            times(io.tensor("vae.mean_cotangent"), 1 / LATENT_FACTOR), vae.sha256(), 0);
    for (Object kept : new Object[] {record.kept(), null}) {
      LatentRecord variant = new LatentRecord(record.images(), record.noise(), false, vae, kept);
      ImageGradient gradient =
          run.one(
              ImageGradient.class,
              "gradient",
              "diffusion.encodeBackward",
              Map.of("record", variant, "gradient", cotangent),
              Map.of());
      run.compare("vae.image_grad", times(gradient.rgb(), 0.5));
    }
    Latents toDecode = new Latents(times(io.tensor("vae.latent"), LATENT_FACTOR), vae.sha256());
    run.compare(
        "vae.decoded",
        run.one(
            Tensor.class,
            "raw",
            "diffusion.decodeLatents",
            Map.of("latents", toDecode, "vae", vae),
            Map.of()));
  }

  private static void text(GoldenRun run, GoldenFolder parts) throws Exception {
    Tensor ids = run.expected().tensor("clip.ids");
    run.compare(
        "clip.last_hidden",
        run.one(
                Conditioning.class,
                "conditioning",
                "diffusion.encodeText",
                Map.of("encoder", parts.encoder(), "tokens", ids),
                Map.of())
            .context());
    Tensor faces = run.expected().tensor("arc2face.face");
    Tensor hidden = run.expected().tensor("arc2face.last_hidden");
    for (int row = 0; row < 2; row++) {
      IdentityEmbedding face =
          new IdentityEmbedding(faces.rows(row, row + 1).reshape(faces.size(1)), "golden", true);
      Conditioning projected =
          run.one(
              Conditioning.class,
              "conditioning",
              "diffusion.projectIdentity",
              Map.of(
                  "encoder", parts.encoder(), "identity", face, "tokens", ids.rows(row, row + 1)),
              Map.of("position", 4));
      run.compare("arc2face.last_hidden." + row, hidden.rows(row, row + 1), projected.context());
    }
  }

  private static void schedule(GoldenRun run, GoldenFolder parts) throws Exception {
    DiffusionModel model = parts.model();
    SafeTensors io = run.expected();
    Latents down = new Latents(io.tensor("ddim.start"), model.space());
    Latents up = down;
    for (int k = 0; k < 3; k++) {
      int t = io.ints("ddim.timesteps50")[20 * k];
      down = move(run, model, down, io.tensor("ddim.eps." + k), t, t - 20);
      run.compare("ddim.prev." + k, down.tensor());
      int s = io.ints("ddim_inverse.timesteps50")[10 * k];
      up = move(run, model, up, io.tensor("ddim.eps." + k), s - 20, s);
      run.compare("ddim_inverse.next." + k, up.tensor());
    }
    int[] timesteps = io.ints("ddpm.add_noise_t");
    for (int row = 0; row < 2; row++) {
      Map<String, Value> noised =
          run.exec()
              .exec(
                  "diffusion.addNoise",
                  Map.of(
                      "model",
                      model,
                      "latents",
                      new Latents(io.tensor("ddim.start").rows(row, row + 1), model.space()),
                      "noise",
                      io.tensor("ddim.eps.0").rows(row, row + 1)),
                  Map.of("timestep", timesteps[row]));
      run.compare(
          "ddpm.add_noise." + row,
          io.tensor("ddpm.add_noise").rows(row, row + 1),
          ((Latents) noised.get("latents")).tensor());
      run.compare(
          "ddpm.velocity." + row,
          io.tensor("ddpm.velocity").rows(row, row + 1),
          (Tensor) noised.get("velocity"));
    }
  }

  private static Latents move(
      GoldenRun run, DiffusionModel model, Latents x, Tensor noise, int from, int to)
      throws Exception {
    return run.one(
        Latents.class,
        "latents",
        "diffusion.moveLatents",
        Map.of("model", model, "latents", x, "noise", noise),
        Map.of("from", from, "to", to));
  }

  private static Tensor times(Tensor tensor, double factor) {
    float[] out = new float[tensor.length()];
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) (tensor.at(i) * factor);
    }
    return Tensor.of(out, tensor.shape());
  }

  private static Tensor plus(Tensor tensor, double summand) {
    float[] out = new float[tensor.length()];
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) (tensor.at(i) + summand);
    }
    return Tensor.of(out, tensor.shape());
  }
}
