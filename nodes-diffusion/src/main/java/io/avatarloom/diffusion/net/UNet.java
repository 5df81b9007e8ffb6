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
   */
  public static UNet load(Path folder, List<LoraFile> adapters, Precision precision)
      throws IOException {
    ModelConfig config = ModelConfig.read(folder.resolve("config.json"));
    NDManager scope = Torch.scope();
    try (NDManager merging = Torch.scope()) {
      Weights weights = Weights.read(merging, Weights.file(folder));
      for (LoraFile adapter : adapters) {
        adapter.check(weights.names());
      }
      Script script = new UNetSource(config, weights.names(), precision).unet();
      Network network =
          new Network(scope, script, name -> merged(merging, weights, name, adapters), precision);
      return new UNet(
          network,
          StepEmbedding.of(config),
          config.integer("cross_attention_dim", 768),
          config.integer("in_channels", 4));
    } catch (IOException | RuntimeException e) {
      scope.close();
      throw e;
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
   * @param residuals of a ControlNet, the middle one last; empty without one
   */
  public Tensor predict(Tensor latents, int[] timesteps, Tensor context, List<Tensor> residuals) {
    try (NDManager scope = Torch.scope()) {
      NDArray x = Torch.array(scope, latents);
      NDArray embedded = Torch.array(scope, steps.embed(timesteps));
      NDArray words = Torch.array(scope, context);
      NDList out;
      if (residuals.isEmpty()) {
        out = network.run(UNetSource.PLAIN, x, embedded, words);
      } else {
        NDList list = new NDList();
        residuals.forEach(residual -> list.add(Torch.array(scope, residual)));
        out = network.run(UNetSource.CONTROLLED, list, x, embedded, words);
      }
      return Torch.tensor(out.singletonOrThrow());
    }
  }

  @Override
  public void close() {
    network.close();
  }
}
