package io.avatarloom.diffusion.node;

import io.avatarloom.core.node.In;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.DiffusionModel;
import io.avatarloom.core.value.GuidanceConditioning;
import io.avatarloom.core.value.Latents;
import io.avatarloom.diffusion.guidance.Denoiser;
import io.avatarloom.diffusion.guidance.Rows;
import io.avatarloom.diffusion.net.Autoencoder;
import io.avatarloom.diffusion.net.TextTransformer;
import io.avatarloom.diffusion.net.UNet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What guidance nodes share: the cancellable denoiser and the checks that parts fit together. */
final class Guided {
  private static final int LARGEST_BATCH = 16;
  private static final int LARGEST_DECODE = 4;

  private Guided() {}

  /** Splits large batches and stops when the run is cancelled. */
  static Denoiser denoiser(NodeRun run, Denoiser whole) {
    return (latents, timesteps, context, views) -> {
      List<Tensor> parts = new ArrayList<>();
      for (int from = 0; from < timesteps.length; from += LARGEST_BATCH) {
        int first = from;
        int to = Math.min(from + LARGEST_BATCH, timesteps.length);
        parts.add(
            run.detached(
                () ->
                    whole.predict(
                        latents.rows(first, to),
                        Arrays.copyOfRange(timesteps, first, to),
                        context.rows(first, to),
                        Arrays.copyOfRange(views, first, to))));
      }
      return Rows.join(parts);
    };
  }

  /** Divides by the latent factor and decodes, batch by batch; about [-1, 1]. */
  static Tensor decode(NodeRun run, Autoencoder vae, Tensor latents) {
    List<Tensor> parts = new ArrayList<>();
    for (int from = 0; from < latents.size(0); from += LARGEST_DECODE) {
      Tensor part = latents.rows(from, Math.min(from + LARGEST_DECODE, latents.size(0)));
      parts.add(run.detached(() -> vae.decode(LatentMath.byMean(part, 1 / vae.factor()))));
    }
    return Rows.join(parts);
  }

  static void requireSpace(String port, DiffusionModel model, String space) throws NodeException {
    if (!model.space().equals(space)) {
      throw new NodeException(
          port,
          "expected latents of the model's own autoencoder ("
              + shortened(model.space())
              + "), met those of "
              + shortened(space)
              + "; take both from one bundle");
    }
  }

  static void requireWidth(String port, UNet unet, Tensor context) throws NodeException {
    int width = context.size(-1);
    if (width != unet.contextWidth()) {
      throw new NodeException(
          port,
          "expected conditioning of width "
              + unet.contextWidth()
              + ", met "
              + width
              + "; take model and text encoder from one bundle");
    }
  }

  /** Token ids given as numbers. */
  static int[] ids(String port, Tensor tokens) throws NodeException {
    if (tokens.rank() != 2) {
      throw new NodeException(port, "expected ids of shape [prompt, token], met " + tokens);
    }
    int[] ids = new int[tokens.length()];
    Arrays.setAll(ids, i -> Math.round(tokens.at(i)));
    return ids;
  }

  /** Rows of the token table. */
  static Tensor tokenRows(String port, TextTransformer text, int[] ids) throws NodeException {
    try {
      return text.rows(ids);
    } catch (IllegalArgumentException e) {
      throw new NodeException(port, e.getMessage(), e);
    }
  }

  /** Checks that latents, conditions and model fit together. */
  static void requireFit(
      In<Latents> latents,
      In<GuidanceConditioning> conditions,
      In<DiffusionModel> model,
      NodeRun run,
      UNet unet)
      throws NodeException {
    requireSpace(latents.id(), run.get(model), run.get(latents).space());
    requireWidth(conditions.id(), unet, run.get(conditions).positive());
    int views = run.get(latents).tensor().size(0);
    int met = run.get(conditions).positive().size(0);
    if (met != views) {
      throw new NodeException(
          conditions.id(), "expected conditions of %d views, met %d".formatted(views, met));
    }
  }

  static void requireShape(String port, Tensor expected, Tensor met) throws NodeException {
    if (!Arrays.equals(expected.shape(), met.shape())) {
      throw new NodeException(
          port,
          "expected a tensor shaped like the latents, %s, met %s"
              .formatted(Arrays.toString(expected.shape()), Arrays.toString(met.shape())));
    }
  }

  /** Checks that there is one row, or one for each sample. */
  static void requireRows(String port, String what, Tensor rows, int samples) throws NodeException {
    if (rows.size(0) != 1 && rows.size(0) != samples) {
      throw new NodeException(
          port, "expected 1 or %d %s, met %d".formatted(samples, what, rows.size(0)));
    }
  }

  static String shortened(String hash) {
    return hash.substring(0, Math.min(8, hash.length()));
  }
}
