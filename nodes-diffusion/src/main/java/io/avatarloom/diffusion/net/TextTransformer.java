package io.avatarloom.diffusion.net;

import ai.djl.ndarray.NDManager;
import io.avatarloom.core.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;

/** CLIPTextModel, in float32; weight keys with and without the {@code text_model.} prefix. */
public final class TextTransformer implements AutoCloseable {
  private static final String TOKENS = "embeddings.token_embedding.weight";

  private final Network network;
  private final Tensor tokens;

  private TextTransformer(Network network, Tensor tokens) {
    this.network = network;
    this.tokens = tokens;
  }

  /** Loads a folder in transformers layout. */
  public static TextTransformer load(Path folder, Place place) throws IOException {
    ModelConfig config = ModelConfig.read(folder.resolve("config.json"));
    try (NDManager reading = place.scope()) {
      Weights weights = Weights.read(reading, Weights.file(folder));
      String prefix = weights.has("text_model." + TOKENS) ? "text_model." : "";
      Script script = new ClipSource(config, weights.names(), prefix).source();
      return new TextTransformer(
          new Network(place, script, weights::get, Precision.FLOAT32),
          weights.host(prefix + TOKENS));
    }
  }

  /** Width of token rows and of the result. */
  public int width() {
    return tokens.size(1);
  }

  /**
   * Rows of the token table, before positions are added.
   *
   * @return [token, width]
   * @throws IllegalArgumentException if an id is outside the vocabulary
   */
  public Tensor rows(int[] ids) {
    float[] out = new float[ids.length * width()];
    for (int i = 0; i < ids.length; i++) {
      if (ids[i] < 0 || ids[i] >= tokens.size(0)) {
        throw new IllegalArgumentException(
            "token %d is outside the text encoder's vocabulary of %d; tokenizer and encoder do not"
                    .formatted(ids[i], tokens.size(0))
                + " belong together");
      }
      System.arraycopy(tokens.data(), ids[i] * width(), out, i * width(), width());
    }
    return Tensor.of(out, ids.length, width());
  }

  /**
   * The last hidden state for given token rows, with positions, causal mask and final norm.
   *
   * @param rows [prompt, token, width]
   * @return [prompt, token, width]
   */
  public Tensor encode(Tensor rows) {
    try (NDManager scope = network.scope()) {
      return Torch.tensor(
          network.run(ClipSource.ENTRY, network.array(scope, rows)).singletonOrThrow());
    }
  }

  @Override
  public void close() {
    network.close();
  }
}
