package io.avatarloom.diffusion.train;

import io.avatarloom.core.tensor.Tensor;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Takes one network out of a training state, under the names other tools know. */
public final class Export {
  private Export() {}

  /**
   * Weights of a network.
   *
   * @param network unet, text, lora, control or vae
   * @param average true for the averaged weights
   * @throws IllegalArgumentException if the state does not train that network
   */
  public static NetworkWeights of(
      TrainingState state, String network, boolean average, boolean half) {
    SortedMap<String, Tensor> out = new TreeMap<>();
    SortedMap<String, String> metadata = new TreeMap<>(Map.of("format", "pt"));
    for (Map.Entry<String, Tensor> weight : state.weights(average).entrySet()) {
      if (weight.getKey().startsWith(network + ".")) {
        String name = weight.getKey().substring(network.length() + 1);
        out.put(network.equals("lora") ? "unet." + name : name, weight.getValue());
        if (name.endsWith(".lora_A.weight")) {
          metadata.put("r", Integer.toString(weight.getValue().size(0)));
          metadata.put("lora_alpha", Integer.toString(weight.getValue().size(0)));
        }
      }
    }
    if (out.isEmpty()) {
      throw new IllegalArgumentException(
          "this state trains '%s', which has no network '%s'".formatted(state.part(), network));
    }
    return new NetworkWeights(out, half, metadata);
  }
}
