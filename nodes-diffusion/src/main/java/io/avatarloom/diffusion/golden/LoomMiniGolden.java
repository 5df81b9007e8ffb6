package io.avatarloom.diffusion.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.avatarloom.core.bench.Comparison;
import io.avatarloom.core.bench.GoldenSuite;
import io.avatarloom.core.bench.NodeExec;
import io.avatarloom.core.file.SafeTensors;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.Conditioning;
import io.avatarloom.core.value.DiffusionModel;
import io.avatarloom.core.value.IdentityEmbedding;
import io.avatarloom.core.value.ImageBatch;
import io.avatarloom.core.value.Latents;
import io.avatarloom.core.value.Vae;
import io.avatarloom.core.value.Value;
import io.avatarloom.diffusion.guidance.Rows;
import io.avatarloom.diffusion.net.Autoencoder;
import io.avatarloom.diffusion.net.Place;
import io.avatarloom.diffusion.net.Precision;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A model bundle against transformers and diffusers, from its golden.safetensors: folder {@code
 * loom-mini}, or else the bundle that ships.
 */
public final class LoomMiniGolden implements GoldenSuite {
  private static final String FILE = "golden.safetensors";

  /** Rows of the context that condition the two noisy samples: the person, the side view. */
  private static final int[] DENOISED_PROMPTS = {0, 3};

  @Override
  public String name() {
    return "loom-mini";
  }

  @Override
  public boolean covers(Path folder) {
    return Files.isRegularFile(folder.resolve("loom-mini").resolve(FILE))
        || Files.isDirectory(folder.resolve("diffusion"));
  }

  @Override
  public List<Comparison> run(Path folder, NodeExec exec) throws Exception {
    Path own = folder.resolve("loom-mini").toAbsolutePath();
    Map<String, String> params =
        Files.isRegularFile(own.resolve(FILE)) ? Map.of("bundle", own.toString()) : Map.of();
    Map<String, Value> bundle = exec.exec("diffusion.loadBundle", Map.of(), params);
    DiffusionModel model = (DiffusionModel) bundle.get("model");
    SafeTensors expected = SafeTensors.read(Path.of(model.folder()).resolveSibling(FILE));
    GoldenRun run = new GoldenRun(name(), expected, exec);
    text(run, bundle);
    denoiser(run, bundle, model);
    autoencoder(run, (Vae) bundle.get("vae"));
    sampling(run, bundle, model);
    return run.rows();
  }

  private static void text(GoldenRun run, Map<String, Value> bundle) throws Exception {
    SafeTensors expected = run.expected();
    JsonNode prompts = new ObjectMapper().readTree(expected.metadata().get("prompts"));
    Tensor face = expected.tensor("face");
    for (int row = 0; row < prompts.size(); row++) {
      Map<String, String> prompt = Map.of("prompt", prompts.get(row).asText());
      Map<String, Value> out =
          row == 0
              ? run.exec()
                  .exec(
                      "diffusion.projectIdentity",
                      Map.of(
                          "encoder",
                          bundle.get("identityEncoder"),
                          "identity",
                          new IdentityEmbedding(face.reshape(face.size(1)), "golden", true)),
                      prompt)
              : run.exec()
                  .exec(
                      "diffusion.encodeText",
                      Map.of("encoder", bundle.get("plainEncoder")),
                      prompt);
      run.compare(
          "context." + row,
          expected.tensor("context").rows(row, row + 1),
          ((Conditioning) out.get("conditioning")).context());
    }
  }

  private static void denoiser(GoldenRun run, Map<String, Value> bundle, DiffusionModel model)
      throws Exception {
    predict(run, model, "unet.noise", Map.of());
    for (double scale : new double[] {1, 0.45}) {
      DiffusionModel adapted =
          run.one(
              DiffusionModel.class,
              "model",
              "diffusion.applyLora",
              Map.of("model", model, "lora", bundle.get("lora")),
              Map.of("scale", scale));
      predict(run, adapted, "unet.noise.lora" + scale, Map.of());
    }
    ImageBatch hint = new ImageBatch(run.expected().tensor("hint"));
    predict(
        run,
        model,
        "controlled.noise",
        Map.of("controlnet", bundle.get("controlnet"), "hint", hint));
  }

  private static void predict(
      GoldenRun run, DiffusionModel model, String tensor, Map<String, Value> more)
      throws Exception {
    SafeTensors expected = run.expected();
    Map<String, Value> inputs = new HashMap<>(more);
    inputs.put("model", model);
    inputs.put("latents", new Latents(expected.tensor("latents"), model.space()));
    inputs.put("timesteps", expected.tensor("timesteps"));
    Tensor context = Rows.pick(expected.tensor("context"), DENOISED_PROMPTS);
    inputs.put("conditioning", new Conditioning(context, "golden"));
    run.compare(tensor, run.one(Tensor.class, "noise", "diffusion.predictNoise", inputs, Map.of()));
  }

  private static void autoencoder(GoldenRun run, Vae vae) throws Exception {
    Tensor picture = run.expected().tensor("picture");
    float[] unit = new float[picture.length()];
    for (int i = 0; i < unit.length; i++) {
      unit[i] = picture.at(i) / 255;
    }
    Map<String, Value> encoded =
        run.exec()
            .exec(
                "diffusion.encodeImages",
                Map.of("images", new ImageBatch(Tensor.of(unit, picture.shape())), "vae", vae),
                Map.of("posterior", "mean"));
    Latents latents = (Latents) encoded.get("latents");
    Tensor scaled = scaledMean(run, vae);
    run.compare("vae.mean", scaled, latents.tensor());
    run.compare("vae.logvar", (Tensor) encoded.get("logVariance"));
    run.compare(
        "vae.decoded",
        run.one(
            Tensor.class,
            "raw",
            "diffusion.decodeLatents",
            Map.of("latents", latents, "vae", vae),
            Map.of()));
  }

  private static Tensor scaledMean(GoldenRun run, Vae vae) throws Exception {
    Tensor mean = run.expected().tensor("vae.mean");
    float[] scaled = new float[mean.length()];
    try (Autoencoder network =
        Autoencoder.load(Path.of(vae.folder()), Precision.FLOAT32, Place.CPU)) {
      for (int i = 0; i < scaled.length; i++) {
        scaled[i] = (float) (mean.at(i) * network.factor());
      }
    }
    return Tensor.of(scaled, mean.shape());
  }

  private static void sampling(GoldenRun run, Map<String, Value> bundle, DiffusionModel model)
      throws Exception {
    Tensor context = run.expected().tensor("context");
    Latents sampled =
        run.one(
            Latents.class,
            "latents",
            "diffusion.sampleDdim",
            Map.of(
                "model", model,
                "vae", bundle.get("vae"),
                "positive", List.of(new Conditioning(context.rows(0, 1), "golden")),
                "negative", new Conditioning(context.rows(1, 2), "golden"),
                "noise", run.expected().tensor("ddim.start")),
            Map.of("steps", 10, "guidanceScale", 3, "count", 1));
    run.compare("ddim.latents", sampled.tensor());
  }
}
