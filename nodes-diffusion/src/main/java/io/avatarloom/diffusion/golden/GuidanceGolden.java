package io.avatarloom.diffusion.golden;

import io.avatarloom.core.bench.Comparison;
import io.avatarloom.core.bench.GoldenSuite;
import io.avatarloom.core.bench.NodeExec;
import io.avatarloom.core.file.SafeTensors;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.GuidanceConditioning;
import io.avatarloom.core.value.ImageBatch;
import io.avatarloom.core.value.ImageGradient;
import io.avatarloom.core.value.LatentGradient;
import io.avatarloom.core.value.Latents;
import io.avatarloom.core.value.Vae;
import io.avatarloom.core.value.Value;
import io.avatarloom.diffusion.guidance.Rows;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * ISM with Perp-Neg and SDS against a float64 evaluation of the equations, folder {@code guidance},
 * on the networks of folder {@code diffusion}.
 */
public final class GuidanceGolden implements GoldenSuite {
  @Override
  public String name() {
    return "guidance";
  }

  @Override
  public boolean covers(Path folder) {
    return Files.isRegularFile(folder.resolve("guidance/guidance.safetensors"))
        && Files.isDirectory(folder.resolve("diffusion/unet"));
  }

  @Override
  public List<Comparison> run(Path folder, NodeExec exec) throws Exception {
    SafeTensors expected = SafeTensors.read(folder.resolve("guidance/guidance.safetensors"));
    GoldenFolder parts = new GoldenFolder(folder.resolve("diffusion").toAbsolutePath());
    GoldenRun run = new GoldenRun(name(), expected, exec);
    Vae vae = parts.vae();
    Map<String, Value> encoded =
        run.exec()
            .exec(
                "diffusion.encodeImages",
                Map.of("images", new ImageBatch(expected.tensor("image")), "vae", vae),
                Map.of("posterior", "mean"));
    Latents latents = (Latents) encoded.get("latents");
    run.compare("latent", latents.tensor());
    for (String name : List.of("early", "late", "coarse")) {
      ism(run, parts, encoded, name);
      sds(run, parts, latents, name);
    }
    return run.rows();
  }

  private static void ism(
      GoldenRun run, GoldenFolder parts, Map<String, Value> encoded, String name) throws Exception {
    SafeTensors expected = run.expected();
    int[] index = expected.ints(name + ".index_t");
    Map<String, Value> out =
        run.exec()
            .exec(
                "guidance.ism",
                Map.of(
                    "latents", encoded.get("latents"),
                    "model", parts.model(),
                    "conditioning", conditioning(expected, true),
                    "noise", expected.tensor("noise")),
                Map.of(
                    "index", index[0],
                    "deltaT", index[1],
                    "deltaS", index[2],
                    "inversionSteps", index[3],
                    "guidanceScale", metadata(expected, "ism_scale"),
                    "lambda", metadata(expected, "lambda_guidance")));
    run.compare(name + ".x_s", (Tensor) out.get("xS"));
    run.compare(name + ".x_t", (Tensor) out.get("xT"));
    run.compare(name + ".target", (Tensor) out.get("target"));
    run.compare(name + ".eps_hat", (Tensor) out.get("epsHat"));
    run.compare(name + ".grad_latent", ((LatentGradient) out.get("gradient")).tensor());
    ImageGradient pulled =
        run.one(
            ImageGradient.class,
            "gradient",
            "diffusion.encodeBackward",
            Map.of("record", encoded.get("record"), "gradient", out.get("gradient")),
            Map.of());
    run.compare(name + ".grad_image", pulled.rgb());
  }

  private static void sds(GoldenRun run, GoldenFolder parts, Latents latents, String name)
      throws Exception {
    SafeTensors expected = run.expected();
    LatentGradient gradient =
        run.one(
            LatentGradient.class,
            "gradient",
            "guidance.sds",
            Map.of(
                "latents", latents,
                "model", parts.model(),
                "conditioning", conditioning(expected, false),
                "noise", expected.tensor("noise")),
            Map.of(
                "index",
                expected.ints(name + ".index_t")[0],
                "guidanceScale",
                metadata(expected, "cfg_scale_sds"),
                "weighting",
                "oneMinusAbar",
                "lambda",
                1));
    run.compare(name + ".sds_grad_latent", gradient.tensor());
  }

  private static double metadata(SafeTensors file, String key) {
    return Double.parseDouble(file.metadata().get(key));
  }

  private static GuidanceConditioning conditioning(SafeTensors file, boolean perpNeg) {
    Tensor positive = Rows.expand(file.tensor("positive"), 2);
    int tokens = positive.size(1);
    int width = positive.size(2);
    Tensor pair = Rows.join(List.of(file.tensor("negative1"), file.tensor("negative2")));
    Tensor weights = file.tensor("perp_neg_weights").reshape(1, 2);
    return new GuidanceConditioning(
        positive,
        file.tensor("uncond"),
        file.tensor("null"),
        perpNeg
            ? Rows.expand(pair.reshape(1, 2, tokens, width), 2)
            : Tensor.zeros(2, 0, tokens, width),
        perpNeg ? Rows.expand(weights, 2) : Tensor.zeros(2, 0));
  }
}
