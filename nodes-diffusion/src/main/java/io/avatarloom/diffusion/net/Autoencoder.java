package io.avatarloom.diffusion.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.avatarloom.core.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * AutoencoderKL between pictures in [-1, 1] and latents, without the latent factor, which {@link
 * #factor} states. Encoding can keep its autograd graph, so that a gradient comes back without
 * encoding again; at most {@value #KEPT} graphs are alive, the oldest goes first.
 */
public final class Autoencoder implements AutoCloseable {
  private static final int KEPT = 2;

  private final Network network;
  private final double factor;
  private final int reduction;
  private final Deque<Encoding> kept = new ArrayDeque<>();

  private Autoencoder(Network network, double factor, int reduction) {
    this.network = network;
    this.factor = factor;
    this.reduction = reduction;
  }

  /** Loads a folder in diffusers layout. */
  public static Autoencoder load(Path folder, Precision precision, Place place) throws IOException {
    ModelConfig config = ModelConfig.read(folder.resolve("config.json"));
    try (NDManager reading = place.scope()) {
      Weights weights = Weights.read(reading, Weights.file(folder));
      Script script = new VaeSource(config, weights.names(), precision, place.isGpu()).source();
      return new Autoencoder(
          new Network(place, script, weights::get, precision),
          config.number("scaling_factor", 0.18215),
          1 << (config.integers("block_out_channels").length - 1));
    }
  }

  /** Latents are multiplied by this number before a diffusion model sees them. */
  public double factor() {
    return factor;
  }

  /** Pixels per latent cell, along each axis. */
  public int reduction() {
    return reduction;
  }

  /**
   * Encodes pictures.
   *
   * @param images [view, 3, height, width] in [-1, 1]
   * @param keepGraph true when a gradient will be asked for
   */
  public Encoding encode(Tensor images, boolean keepGraph) {
    NDManager scope = network.scope();
    NDArray input = network.array(scope, images);
    NDArray moments =
        keepGraph
            ? network.runForGradient(VaeSource.ENCODE, input)
            : network.run(VaeSource.ENCODE, input).singletonOrThrow();
    Encoding encoding = new Encoding(scope, input, moments);
    if (keepGraph) {
      remember(encoding);
    } else {
      encoding.close();
    }
    return encoding;
  }

  private synchronized void remember(Encoding encoding) {
    kept.addLast(encoding);
    if (kept.size() > KEPT) {
      kept.removeFirst().close();
    }
  }

  /**
   * Decodes latents.
   *
   * @param latents [sample, channel, height, width] without the latent factor
   * @return [sample, 3, height, width], about [-1, 1]
   */
  public Tensor decode(Tensor latents) {
    try (NDManager scope = network.scope()) {
      return Torch.tensor(
          network.run(VaeSource.DECODE, network.array(scope, latents)).singletonOrThrow());
    }
  }

  @Override
  public synchronized void close() {
    kept.forEach(Encoding::close);
    kept.clear();
    network.close();
  }
}
