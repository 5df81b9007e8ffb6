package io.avatarloom.diffusion.train;

import io.avatarloom.core.file.TensorSource;
import io.avatarloom.core.tensor.CounterRandom;
import io.avatarloom.diffusion.net.FlatLayout;
import io.avatarloom.diffusion.net.TrainingArrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The vectors that training starts from. */
public final class InitialWeights {
  private static final double EMBEDDING_DEVIATION = 0.02;

  private InitialWeights() {}

  /**
   * PyTorch's own start: kernels and biases uniform in +- 1 / sqrt(inputs), norms one and zero,
   * embeddings N(0, 0.02), the layers zero that shall say nothing at first.
   *
   * @param random of a weight's name
   * @param given weights that are not random, by name
   */
  public static TrainingArrays of(
      Map<String, FlatLayout.Place> places,
      Function<String, CounterRandom> random,
      Function<String, Optional<float[]>> given) {
    int length = places.values().stream().mapToInt(FlatLayout.Place::length).sum();
    float[] vector = new float[length];
    places.forEach(
        (name, place) -> {
          float[] numbers =
              given.apply(name).orElseGet(() -> drawn(name, place, places, random.apply(name)));
          System.arraycopy(numbers, 0, vector, place.offset(), place.length());
        });
    return TrainingArrays.of(vector, new float[length], new float[length], vector.clone());
  }

  private static float[] drawn(
      String name,
      FlatLayout.Place place,
      Map<String, FlatLayout.Place> places,
      CounterRandom random) {
    float[] out = new float[place.length()];
    boolean embedding = name.endsWith("_embedding.weight");
    boolean weight = name.endsWith(".weight");
    if (isSilent(name)) {
      return out;
    }
    if (weight && place.shape().length == 1) {
      java.util.Arrays.fill(out, 1);
    } else if (embedding) {
      for (int i = 0; i < out.length; i++) {
        out[i] = (float) (EMBEDDING_DEVIATION * random.gaussian());
      }
    } else {
      FlatLayout.Place kernel =
          weight ? place : places.get(name.substring(0, name.length() - 4) + "weight");
      if (kernel.shape().length > 1) {
        int inputs = kernel.length() / kernel.shape()[0];
        double bound = 1 / Math.sqrt(inputs);
        for (int i = 0; i < out.length; i++) {
          out[i] = (float) random.uniform(-bound, bound);
        }
      }
    }
    return out;
  }

  /** Layers that start as zero: the up half of adapters, what a ControlNet adds to its network. */
  private static boolean isSilent(String name) {
    return name.endsWith(".lora_B.weight")
        || name.startsWith("control.controlnet_")
            && (name.contains("_down_blocks.")
                || name.contains("_mid_block.")
                || name.contains("cond_embedding.conv_out."));
  }

  /** Weights of a file by the names of a network in a state. */
  public static Optional<float[]> find(TensorSource file, String name) {
    String other = name.replaceFirst("^text_model\\.", "");
    return file.has(name)
        ? Optional.of(file.tensor(name).data())
        : file.has(other) ? Optional.of(file.tensor(other).data()) : Optional.empty();
  }
}
