package io.avatarloom.diffusion.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.avatarloom.core.file.SafeTensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A low-rank adapter (Hu et al. 2021): W' = W + scale alpha / rank Up Down. Reads the key styles of
 * PEFT ({@code lora_A}), diffusers ({@code lora.down}), the legacy attention processors ({@code
 * processor.to_q_lora.down}) and kohya ({@code lora_unet_..._to_q.lora_down}). Keys of text
 * encoders are skipped.
 */
public final class LoraFile {
  private static final List<String> DOWN =
      List.of(".lora_A.weight", ".lora_A.default.weight", ".lora.down.weight", ".lora_down.weight");
  private static final List<String> UP =
      List.of(".lora_B.weight", ".lora_B.default.weight", ".lora.up.weight", ".lora_up.weight");
  private static final String LEGACY_DOWN = "_lora.down.weight";

  /** Keys of one adapted layer. */
  private record Pair(String down, String up, String alpha) {}

  private final Path path;
  private final SafeTensors file;
  private final double scale;
  private final double fileAlpha;
  private final Map<String, Pair> layers = new HashMap<>();

  private LoraFile(Path path, SafeTensors file, double scale) throws IOException {
    this.path = path;
    this.file = file;
    this.scale = scale;
    this.fileAlpha = fileAlpha(path, file);
    for (String key : file.entries().keySet()) {
      addLayer(key);
    }
    if (layers.isEmpty()) {
      throw new IOException(
          path + " holds no adapter of a known style: PEFT, diffusers, attention processor, kohya");
    }
  }

  /**
   * Opens an adapter.
   *
   * @param scale multiplier on top of alpha / rank
   * @throws IOException if the file is damaged or holds no adapter
   */
  public static LoraFile read(Path path, double scale) throws IOException {
    return new LoraFile(path, SafeTensors.read(path), scale);
  }

  private void addLayer(String key) {
    if (key.startsWith("text_encoder") || key.startsWith("lora_te")) {
      return;
    }
    for (int style = 0; style < DOWN.size(); style++) {
      if (key.endsWith(DOWN.get(style))) {
        String layer = key.substring(0, key.length() - DOWN.get(style).length());
        layers.put(canonical(layer), new Pair(key, layer + UP.get(style), layer + ".alpha"));
        return;
      }
    }
    if (key.endsWith(LEGACY_DOWN)) {
      String layer = key.substring(0, key.length() - LEGACY_DOWN.length());
      String plain = layer.replace(".processor.", ".").replace(".to_out", ".to_out.0");
      layers.put(canonical(plain), new Pair(key, layer + "_lora.up.weight", layer + ".alpha"));
    }
  }

  /** One spelling for all styles: kohya writes dots as underscores. */
  private static String canonical(String layer) {
    return layer
        .replaceFirst("^base_model\\.model\\.", "")
        .replaceFirst("^(unet\\.|lora_unet_)", "")
        .replace('.', '_');
  }

  /** alpha for layers that do not state one: metadata, PEFT's config beside the file, or none. */
  private static double fileAlpha(Path path, SafeTensors file) throws IOException {
    String alpha = file.metadata().get("lora_alpha");
    Path config = path.resolveSibling("adapter_config.json");
    if (alpha == null && Files.isRegularFile(config)) {
      alpha = new ObjectMapper().readTree(config.toFile()).path("lora_alpha").asText("");
    }
    try {
      return alpha == null || alpha.isEmpty() ? Double.NaN : Double.parseDouble(alpha);
    } catch (NumberFormatException e) {
      throw new IOException(path + " states the alpha '" + alpha + "', which is not a number", e);
    }
  }

  /**
   * Checks that every adapted layer exists.
   *
   * @param weights names of the network's weights
   * @throws IOException naming the first layer that does not
   */
  void check(Set<String> weights) throws IOException {
    Set<String> missing = new HashSet<>(layers.keySet());
    weights.forEach(weight -> missing.remove(layerOf(weight)));
    if (!missing.isEmpty()) {
      throw new IOException(
          "%s adapts layers the network lacks, such as %s; it was made for another network"
              .formatted(path, missing.stream().sorted().findFirst().orElseThrow()));
    }
  }

  private static String layerOf(String weight) {
    return weight.replaceFirst("\\.weight$", "").replace('.', '_');
  }

  /**
   * The weight with this adapter merged in, and the weight closed; the same array when the adapter
   * leaves it alone.
   */
  NDArray merge(NDManager scope, String name, NDArray weight) {
    Pair pair = name.endsWith(".weight") ? layers.get(layerOf(name)) : null;
    if (pair == null) {
      return weight;
    }
    try (NDManager merging = scope.newSubManager()) {
      NDArray merged = merged(merging, pair, weight);
      merged.attach(scope);
      weight.close();
      return merged;
    }
  }

  private NDArray merged(NDManager scope, Pair pair, NDArray weight) {
    NDArray down = Torch.array(scope, file.tensor(pair.down));
    NDArray up = Torch.array(scope, file.tensor(pair.up));
    long rank = down.getShape().get(0);
    double alpha =
        file.has(pair.alpha)
            ? file.doubles(pair.alpha)[0]
            : Double.isNaN(fileAlpha) ? rank : fileAlpha;
    NDArray delta = up.reshape(-1, rank).matMul(down.reshape(rank, -1));
    return weight.add(delta.mul(scale * alpha / rank).reshape(weight.getShape()));
  }
}
