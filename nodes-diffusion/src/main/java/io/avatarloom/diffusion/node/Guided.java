package io.avatarloom.diffusion.node;

import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.DiffusionModel;
import io.avatarloom.diffusion.guidance.Denoiser;
import io.avatarloom.diffusion.net.UNet;
import java.util.List;

/** What guidance nodes share: the cancellable denoiser and the checks that parts fit together. */
final class Guided {
  private Guided() {}

  /** The UNet as a denoiser that stops when the run is cancelled. */
  static Denoiser denoiser(NodeRun run, UNet unet) {
    return (latents, timesteps, context, views) -> {
      run.checkCancelled();
      return unet.predict(latents, timesteps, context, List.of());
    };
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

  private static String shortened(String hash) {
    return hash.substring(0, Math.min(8, hash.length()));
  }
}
