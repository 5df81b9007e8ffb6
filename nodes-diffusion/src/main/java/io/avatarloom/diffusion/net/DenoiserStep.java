package io.avatarloom.diffusion.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.avatarloom.core.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Noise-prediction training of one of {@link DenoiserLoss} at a place. */
public final class DenoiserStep implements AutoCloseable {
  private static final String TOKENS = "text_model.embeddings.token_embedding.weight";

  private final TrainingStep step;
  private final NDManager scope;
  private final NDArray alphas;
  private final NDArray embeddings;
  private final NDArray tokens;
  private final NDArray nothing;

  private DenoiserStep(
      TrainingStep step,
      NDManager scope,
      double[] alphaBars,
      StepEmbedding embedding,
      Tensor table) {
    this.step = step;
    this.scope = scope;
    int[] all = new int[alphaBars.length];
    java.util.Arrays.setAll(all, i -> i);
    this.alphas = Torch.array(scope, Tensor.of(alphaBars, alphaBars.length));
    this.embeddings = Torch.array(scope, embedding.embed(all));
    this.tokens = Torch.array(scope, table);
    this.nothing = scope.zeros(new Shape(1));
  }

  /** The vector that a loss trains, without loading anything. */
  public static FlatLayout layout(DenoiserLoss loss, DenoiserLoss.Folders folders, int rank)
      throws IOException {
    return loss.source(folders, Precision.FLOAT32, rank).layout();
  }

  /**
   * Loads the frozen networks and compiles the step.
   *
   * @param alphaBars of the noise schedule, by timestep
   */
  public static DenoiserStep load(
      DenoiserLoss loss,
      DenoiserLoss.Folders folders,
      int rank,
      Precision precision,
      double[] alphaBars,
      Place place)
      throws IOException {
    DenoiserLoss.Source source = loss.source(folders, precision, rank);
    NDManager scope = place.scope();
    List<Network> networks = new ArrayList<>();
    for (Map.Entry<String, Script> frozen : source.frozen()) {
      boolean text = frozen.getKey().equals("text");
      Path folder = text ? folders.text() : folders.unet();
      try (NDManager reading = place.scope()) {
        Weights weights = Weights.read(reading, Weights.file(folder));
        Function<String, NDArray> named =
            name -> weights.get(weights.has(name) ? name : name.replaceFirst("^text_model\\.", ""));
        networks.add(new Network(place, frozen.getValue(), named, precision));
      }
    }
    return new DenoiserStep(
        new TrainingStep(place, source.archive(), source.layout(), networks),
        scope,
        alphaBars,
        StepEmbedding.of(ModelConfig.read(folders.unet().resolve("config.json"))),
        loss.trainsText() ? Tensor.zeros(1, 1) : tokenTable(folders.text()));
  }

  private static Tensor tokenTable(Path folder) throws IOException {
    try (NDManager reading = Place.CPU.scope()) {
      Weights weights = Weights.read(reading, Weights.file(folder));
      return weights.host(weights.has(TOKENS) ? TOKENS : TOKENS.replace("text_model.", ""));
    }
  }

  public TrainingStep step() {
    return step;
  }

  /**
   * A batch on its way into the loss.
   *
   * @param latents [picture, channel, height, width] scaled, of any float type, at the place
   * @param hints [picture, 4, height, width] bytes at the place; null unless a ControlNet is
   *     trained
   * @param index [sample] pictures
   * @param steps [sample] timesteps
   * @param ids [prompt, token]
   * @param identity [prompt, width]
   * @param mask [prompt, token] 1 where the identity takes the place of a token
   * @param share [sample] of the first prompts, the rest being that of the second ones
   * @param seed of the noise
   */
  public record Batch(
      NDArray latents,
      NDArray hints,
      long[] index,
      long[] steps,
      long[] ids,
      Tensor identity,
      Tensor mask,
      float[] share,
      long seed) {}

  /** Copies the small numbers of a batch to the place and draws its noise. */
  public NDList inputs(NDManager pass, Batch batch) {
    int samples = batch.index().length;
    int prompts = batch.mask().size(0);
    int length = batch.mask().size(1);
    Shape one = batch.latents().getShape().slice(1);
    long[] noiseShape = {samples, one.get(0), one.get(1), one.get(2)};
    return new NDList(
        batch.latents(),
        pass.create(batch.index(), new Shape(samples)),
        TrainingStep.noise(pass, batch.seed(), new Shape(noiseShape)),
        pass.create(batch.steps(), new Shape(samples)),
        alphas,
        embeddings,
        tokens,
        pass.create(batch.ids(), new Shape(prompts, length)),
        Torch.array(pass, batch.identity()),
        Torch.array(pass, batch.mask().reshape(prompts, length, 1)),
        pass.create(batch.share(), new Shape(samples, 1, 1)),
        batch.hints() == null ? nothing : batch.hints());
  }

  @Override
  public void close() {
    step.close();
    scope.close();
  }
}
