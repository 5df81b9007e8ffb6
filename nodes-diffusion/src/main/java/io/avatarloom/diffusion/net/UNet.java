package io.avatarloom.diffusion.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.avatarloom.core.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** UNet2DConditionModel of the SD 1.x family, for inference. */
public final class UNet implements AutoCloseable {
  private final Network network;
  private final StepEmbedding steps;
  private final int contextWidth;
  private final int channels;

  private UNet(Network network, StepEmbedding steps, int contextWidth, int channels) {
    this.network = network;
    this.steps = steps;
    this.contextWidth = contextWidth;
    this.channels = channels;
  }

  /**
   * Loads a folder in diffusers layout and adds adapters to its weights.
   *
   * @param adapters merged in order
   * @param place where it computes from now on
   */
  public static UNet load(Path folder, List<LoraFile> adapters, Precision precision, Place place)
      throws IOException {
    ModelConfig config = ModelConfig.read(folder.resolve("config.json"));
    try (NDManager merging = place.scope()) {
      Weights weights = Weights.read(merging, Weights.file(folder));
      for (LoraFile adapter : adapters) {
        adapter.check(weights.names());
      }
      Script script = new UNetSource(config, weights.names(), precision).unet();
      Network network =
          new Network(place, script, name -> merged(merging, weights, name, adapters), precision);
      return new UNet(
          network,
          StepEmbedding.of(config),
          config.integer("cross_attention_dim", 768),
          config.integer("in_channels", 4));
    }
  }

  private static NDArray merged(
      NDManager scope, Weights weights, String name, List<LoraFile> adapters) {
    NDArray weight = weights.get(name);
    for (LoraFile adapter : adapters) {
      weight = adapter.merge(scope, name, weight);
    }
    return weight;
  }

  /** Width of the conditioning it was trained with. */
  public int contextWidth() {
    return contextWidth;
  }

  /** Channels of the latents. */
  public int channels() {
    return channels;
  }

  /**
   * Predicts the noise in noisy latents.
   *
   * @param latents [sample, channel, height, width]
   * @param timesteps of each sample, as the schedule counts them
   * @param context [sample, token, width]
   */
  public Tensor predict(Tensor latents, int[] timesteps, Tensor context) {
    return predict(UNetSource.PLAIN, null, latents, timesteps, context);
  }

  /**
   * Predicts the noise as a ControlNet steers it.
   *
   * @param residuals of a ControlNet at the same place
   */
  public Tensor predict(Tensor latents, int[] timesteps, Tensor context, Residuals residuals) {
    return predict(UNetSource.CONTROLLED, residuals.arrays(), latents, timesteps, context);
  }

  private Tensor predict(
      String method, NDList residuals, Tensor latents, int[] timesteps, Tensor context) {
    try (NDManager scope = network.scope()) {
      NDArray x = network.array(scope, latents);
      NDArray embedded = network.array(scope, steps.embed(timesteps));
      NDArray words = network.array(scope, context);
      return Torch.tensor(network.run(method, residuals, x, embedded, words).singletonOrThrow());
    }
  }

  @Override
  public void close() {
    network.close();
  }
}
