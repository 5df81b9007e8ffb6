package io.avatarloom.diffusion.net;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.avatarloom.core.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;

/** ControlNetModel with any number of condition channels, for inference. */
public final class ControlBranch implements AutoCloseable {
  private final Network network;
  private final StepEmbedding steps;
  private final int channels;

  private ControlBranch(Network network, StepEmbedding steps, int channels) {
    this.network = network;
    this.steps = steps;
    this.channels = channels;
  }

  /** Loads a folder in diffusers layout. */
  public static ControlBranch load(Path folder, Precision precision, Place place)
      throws IOException {
    ModelConfig config = ModelConfig.read(folder.resolve("config.json"));
    config.demand("controlnet_conditioning_channel_order", "rgb");
    config.demand("global_pool_conditions", "false");
    try (NDManager reading = place.scope()) {
      Weights weights = Weights.read(reading, Weights.file(folder));
      Script script = new UNetSource(config, weights.names(), precision).controlNet();
      return new ControlBranch(
          new Network(place, script, weights::get, precision),
          StepEmbedding.of(config),
          config.integer("conditioning_channels", 3));
    }
  }

  /** Channels of the condition picture, from the config alone. */
  public static int channelsOf(Path folder) throws IOException {
    return ModelConfig.read(folder.resolve("config.json")).integer("conditioning_channels", 3);
  }

  /** Channels of the condition picture. */
  public int channels() {
    return channels;
  }

  /**
   * Residuals for {@link UNet#predict(Tensor, int[], Tensor, Residuals)}; close them afterwards.
   *
   * @param latents [sample, channel, height, width]
   * @param timesteps of each sample
   * @param context [sample, token, width]
   * @param hint [sample, condition channel, picture height, picture width] in [0, 1]
   * @param scale conditioning scale that multiplies every residual
   */
  public Residuals residuals(
      Tensor latents, int[] timesteps, Tensor context, Tensor hint, double scale) {
    NDManager scope = network.scope();
    try {
      NDList out =
          network.run(
              UNetSource.PLAIN,
              network.array(scope, latents),
              network.array(scope, steps.embed(timesteps)),
              network.array(scope, context),
              network.array(scope, hint));
      NDList scaled = new NDList();
      out.forEach(residual -> scaled.add(residual.mul(scale)));
      return new Residuals(scope, scaled);
    } catch (RuntimeException e) {
      scope.close();
      throw e;
    }
  }

  @Override
  public void close() {
    network.close();
  }
}
