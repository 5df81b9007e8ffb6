package io.avatarloom.diffusion.net;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.avatarloom.core.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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
  public static ControlBranch load(Path folder, Precision precision) throws IOException {
    ModelConfig config = ModelConfig.read(folder.resolve("config.json"));
    config.demand("controlnet_conditioning_channel_order", "rgb");
    config.demand("global_pool_conditions", "false");
    NDManager scope = Torch.scope();
    try (NDManager reading = Torch.scope()) {
      Weights weights = Weights.read(reading, Weights.file(folder));
      Script script = new UNetSource(config, weights.names(), precision).controlNet();
      return new ControlBranch(
          new Network(scope, script, weights::get, precision),
          StepEmbedding.of(config),
          config.integer("conditioning_channels", 3));
    } catch (IOException | RuntimeException e) {
      scope.close();
      throw e;
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
   * Residuals for {@link UNet#predict}, one per skip connection, then the middle.
   *
   * @param latents [sample, channel, height, width]
   * @param timesteps of each sample
   * @param context [sample, token, width]
   * @param hint [sample, condition channel, picture height, picture width] in [0, 1]
   * @param scale conditioning scale that multiplies every residual
   */
  public List<Tensor> residuals(
      Tensor latents, int[] timesteps, Tensor context, Tensor hint, double scale) {
    try (NDManager scope = Torch.scope()) {
      NDList out =
          network.run(
              UNetSource.PLAIN,
              Torch.array(scope, latents),
              Torch.array(scope, steps.embed(timesteps)),
              Torch.array(scope, context),
              Torch.array(scope, hint));
      List<Tensor> residuals = new ArrayList<>();
      out.forEach(residual -> residuals.add(Torch.tensor(residual.mul(scale))));
      return residuals;
    }
  }

  @Override
  public void close() {
    network.close();
  }
}
