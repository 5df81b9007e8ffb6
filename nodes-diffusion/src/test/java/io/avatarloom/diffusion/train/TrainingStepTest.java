package io.avatarloom.diffusion.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.avatarloom.core.file.SafeTensors;
import io.avatarloom.core.tensor.CounterRandom;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.diffusion.net.DenoiserLoss;
import io.avatarloom.diffusion.net.DenoiserStep;
import io.avatarloom.diffusion.net.LiveArrays;
import io.avatarloom.diffusion.net.LoraFile;
import io.avatarloom.diffusion.net.Optimiser;
import io.avatarloom.diffusion.net.Place;
import io.avatarloom.diffusion.net.Precision;
import io.avatarloom.diffusion.net.TrainingArrays;
import io.avatarloom.diffusion.net.TrainingStep;
import io.avatarloom.diffusion.net.UNet;
import io.avatarloom.diffusion.text.ClipTokenizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrainingStepTest {
  private static final Optimiser.Numbers NUMBERS =
      new Optimiser.Numbers(0.003, 0.9, 0.99, 1e-8, 0.01, 0.9, 0.5);

  @TempDir Path folder;

  private static TrainBatch batch(double blended, int samples) throws IOException {
    ConditionDraw.Mix mix = new ConditionDraw.Mix(0.4, blended, 0.3, false, 0.25, 0.012);
    ConditionDraw draw =
        new ConditionDraw(
            SmallNetworks.set(),
            mix,
            ClipTokenizer.read(SmallNetworks.MINI.resolve("tokenizer")),
            "photo of a id person",
            "id",
            SmallNetworks.WIDTH);
    return draw.draw(samples, new CounterRandom(1, "batch", 0));
  }

  private static NDList inputs(
      DenoiserStep step, NDManager pass, LatentTables tables, TrainBatch batch, int seed) {
    int samples = batch.index().length;
    long[] index = new long[samples];
    long[] steps = new long[samples];
    CounterRandom random = new CounterRandom(seed, "steps", 0);
    for (int i = 0; i < samples; i++) {
      index[i] = batch.index()[i];
      steps[i] = random.below(1000);
    }
    int length = batch.mask().size(1);
    long[] ids = new long[batch.ids().length * length];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = batch.ids()[i / length][i % length];
    }
    return step.inputs(
        pass,
        new DenoiserStep.Batch(
            tables.latents(),
            tables.hints(),
            index,
            steps,
            ids,
            batch.identity(),
            batch.mask(),
            batch.share(),
            seed));
  }

  /** Weights that are not at their silent start, so that every gradient is there. */
  private static TrainingState moved(TrainingState state) {
    float[] vector = state.arrays().numbers()[0].clone();
    CounterRandom random = new CounterRandom(5, "moved", 0);
    for (int i = 0; i < vector.length; i++) {
      vector[i] += (float) (0.05 * random.gaussian());
    }
    float[] zeros = new float[vector.length];
    return new TrainingState(
        state.part(), state.places(), TrainingArrays.of(vector, zeros, zeros, vector), 0);
  }

  @ParameterizedTest
  @EnumSource(DenoiserLoss.class)
  void gradientsAgreeWithFiniteDifferences(DenoiserLoss loss) throws IOException {
    DenoiserLoss.Folders folders = SmallNetworks.write(folder);
    TrainingState state = moved(SmallNetworks.state(folders, loss, 2));
    TrainBatch batch = batch(loss == DenoiserLoss.LORA ? 0.3 : 0, 6);
    try (DenoiserStep step = SmallNetworks.step(folders, loss, 2);
        LatentTables tables = new LatentTables(SmallNetworks.set(), Place.CPU);
        NDManager pass = step.step().scope()) {
      NDList inputs = inputs(step, pass, tables, batch, 11);
      float[] gradient = step.step().gradientNumbers(state.arrays(), pass, inputs)[1];
      float[] at = state.arrays().numbers()[0];
      for (String network : List.of("unet.", "text.", "lora.", "control.")) {
        double[] direction = direction(state, gradient, network);
        double norm = 0;
        double slope = 0;
        for (int i = 0; i < direction.length; i++) {
          norm += direction[i] * direction[i];
          slope += direction[i] * gradient[i];
        }
        if (norm > 0) {
          double h = 0.02 / Math.sqrt(norm);
          double difference =
              (loss(step, moved(at, direction, h), inputs)
                      - loss(step, moved(at, direction, -h), inputs))
                  / (2 * h);
          assertThat(difference).as(network).isCloseTo(slope, within(0.01 * slope));
        }
      }
    }
  }

  /** The gradient of one network alone, scattered by random signs and sizes. */
  private static double[] direction(TrainingState state, float[] gradient, String network) {
    CounterRandom random = new CounterRandom(9, network, 0);
    double[] out = new double[gradient.length];
    state
        .places()
        .forEach(
            (name, place) -> {
              for (int i = place.offset(); i < place.offset() + place.length(); i++) {
                out[i] = name.startsWith(network) ? gradient[i] * random.uniform(0.5, 1.5) : 0;
              }
            });
    return out;
  }

  private static TrainingArrays moved(float[] at, double[] direction, double h) {
    float[] out = new float[at.length];
    for (int i = 0; i < at.length; i++) {
      out[i] = (float) (at[i] + h * direction[i]);
    }
    return TrainingArrays.of(out, out, out, out);
  }

  private static double loss(DenoiserStep step, TrainingArrays arrays, NDList inputs) {
    return step.step().loss(arrays, List.of(inputs), false);
  }

  @Test
  void adamFollowsItsEquations() throws IOException {
    DenoiserLoss.Folders folders = SmallNetworks.write(folder);
    TrainingState state = SmallNetworks.state(folders, DenoiserLoss.UNET, 1);
    float[] start = state.arrays().numbers()[0];
    double[] w = new double[start.length];
    double[] m = new double[start.length];
    double[] v = new double[start.length];
    double[] ema = new double[start.length];
    for (int i = 0; i < w.length; i++) {
      w[i] = ema[i] = start[i];
    }
    TrainBatch batch = batch(0, 6);
    try (DenoiserStep step = SmallNetworks.step(folders, DenoiserLoss.UNET, 1);
        LatentTables tables = new LatentTables(SmallNetworks.set(), Place.CPU);
        LiveArrays live = new LiveArrays();
        NDManager pass = step.step().scope()) {
      TrainingArrays arrays = state.arrays();
      for (int t = 1; t <= 3; t++) {
        NDList inputs = inputs(step, pass, tables, batch, t);
        float[] g = step.step().gradientNumbers(arrays, pass, inputs)[1];
        double norm = 0;
        for (float x : g) {
          norm += (double) x * x;
        }
        norm = Math.sqrt(norm);
        double scale = Math.min(1, 0.5 / (norm + 1e-6));
        double keep = Math.min(0.9, t / (t + 9.0));
        for (int i = 0; i < w.length; i++) {
          double gi = scale * g[i];
          m[i] = 0.9 * m[i] + 0.1 * gi;
          v[i] = 0.99 * v[i] + 0.01 * gi * gi;
          double mean = m[i] / (1 - Math.pow(0.9, t));
          double root = Math.sqrt(v[i] / (1 - Math.pow(0.99, t)));
          w[i] -= 0.003 * 0.01 * w[i] + 0.003 * mean / (root + 1e-8);
          ema[i] = keep * ema[i] + (1 - keep) * w[i];
        }
        TrainingStep.Outcome outcome =
            step.step().step(arrays, List.of(inputs), Optimiser.ADAM_W, NUMBERS, t, live);
        assertThat(outcome.gradientNorm()).isCloseTo(norm, within(1e-4 * norm));
        arrays = outcome.arrays();
      }
      float[][] after = arrays.numbers();
      for (int i = 0; i < w.length; i++) {
        if (v[i] > 1e-12) {
          assertThat((double) after[0][i]).isCloseTo(w[i], within(2e-5));
          assertThat((double) after[3][i]).isCloseTo(ema[i], within(2e-5));
        }
      }
    }
  }

  @Test
  void aStateThatWasSavedGoesOnToTheBit() throws IOException {
    DenoiserLoss.Folders folders = SmallNetworks.write(folder);
    TrainingState straight = run(folders, SmallNetworks.state(folders, DenoiserLoss.BASE, 1), 4);
    TrainingState half = run(folders, SmallNetworks.state(folders, DenoiserLoss.BASE, 1), 2);
    byte[] file = TrainingState.TYPE.encode(half);
    TrainingState resumed = run(folders, TrainingState.TYPE.codec().decode(file), 2);
    assertThat(resumed.step()).isEqualTo(4);
    assertThat(TrainingState.TYPE.encode(resumed)).isEqualTo(TrainingState.TYPE.encode(straight));
    assertThat(TrainingState.TYPE.encode(half)).isEqualTo(file);
  }

  private static TrainingState run(DenoiserLoss.Folders folders, TrainingState from, int steps)
      throws IOException {
    TrainingState state = from;
    try (DenoiserStep step = SmallNetworks.step(folders, DenoiserLoss.BASE, 1);
        LatentTables tables = new LatentTables(SmallNetworks.set(), Place.CPU);
        LiveArrays live = new LiveArrays()) {
      for (int i = 0; i < steps; i++) {
        long next = state.step() + 1;
        try (NDManager pass = step.step().scope()) {
          NDList inputs = inputs(step, pass, tables, batch(0, 6), (int) next);
          TrainingArrays arrays =
              step.step()
                  .step(state.arrays(), List.of(inputs), Optimiser.ADAM_W, NUMBERS, next, live)
                  .arrays();
          state = new TrainingState(state.part(), state.places(), arrays, next);
        }
      }
    }
    return state;
  }

  @Test
  void partsOfABatchGiveTheGradientOfTheWhole() throws IOException {
    DenoiserLoss.Folders folders = SmallNetworks.write(folder);
    TrainBatch whole = batch(0.3, 6);
    TrainBatch second = whole.part(1, 3);
    assertThat(second.index()).containsExactly(whole.index()[2], whole.index()[3]);
    assertThat(second.ids()[2]).isEqualTo(whole.ids()[8]);
    assertThat(second.identity().rows(3, 4)).isEqualTo(whole.identity().rows(9, 10));
    TrainingState state = SmallNetworks.state(folders, DenoiserLoss.UNET, 1);
    try (DenoiserStep step = SmallNetworks.step(folders, DenoiserLoss.UNET, 1);
        LatentTables tables = new LatentTables(SmallNetworks.set(), Place.CPU);
        LiveArrays live = new LiveArrays();
        NDManager pass = step.step().scope()) {
      TrainBatch batch = batch(0, 6);
      NDList one = inputs(step, pass, tables, batch, 1);
      NDList other = inputs(step, pass, tables, batch, 2);
      float[] g1 = step.step().gradientNumbers(state.arrays(), pass, one)[1];
      float[] g2 = step.step().gradientNumbers(state.arrays(), pass, other)[1];
      double norm = 0;
      for (int i = 0; i < g1.length; i++) {
        norm += 0.25 * (g1[i] + g2[i]) * (g1[i] + g2[i]);
      }
      double met =
          step.step()
              .step(state.arrays(), List.of(one, other), Optimiser.SGD, NUMBERS, 1, live)
              .gradientNorm();
      assertThat(met).isCloseTo(Math.sqrt(norm), within(1e-4 * met));
    }
  }

  @Test
  void savedFilesLoadWhereTheyAreUsed() throws IOException {
    DenoiserLoss.Folders folders = SmallNetworks.write(folder);
    TrainingState adapters = moved(SmallNetworks.state(folders, DenoiserLoss.LORA, 2));
    Path lora = folder.resolve("lora.safetensors");
    SmallNetworks.save(adapters, "lora", lora);
    assertThat(SafeTensors.read(lora).names())
        .isEqualTo(
            SafeTensors.read(SmallNetworks.MINI.resolve("lora/pytorch_lora_weights.safetensors"))
                .names());
    Tensor latents = new CounterRandom(1, "x", 0).gaussian(1, 4, 8, 8);
    Tensor context = new CounterRandom(2, "c", 0).gaussian(1, 5, SmallNetworks.WIDTH);
    try (UNet plain = UNet.load(folders.unet(), List.of(), Precision.FLOAT32, Place.CPU);
        UNet adapted =
            UNet.load(
                folders.unet(), List.of(LoraFile.read(lora, 1)), Precision.FLOAT32, Place.CPU)) {
      Tensor without = plain.predict(latents, new int[] {400}, context);
      Tensor with = adapted.predict(latents, new int[] {400}, context);
      assertThat(with.data()).isNotEqualTo(without.data());
    }
  }
}
