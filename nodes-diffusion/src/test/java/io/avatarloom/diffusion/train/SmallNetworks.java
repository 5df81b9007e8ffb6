package io.avatarloom.diffusion.train;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.avatarloom.core.tensor.CounterRandom;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.diffusion.net.DenoiserLoss;
import io.avatarloom.diffusion.net.DenoiserStep;
import io.avatarloom.diffusion.net.Place;
import io.avatarloom.diffusion.net.Precision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Networks of loom-mini's kind, small enough to train in a test. */
final class SmallNetworks {
  static final Path MINI =
      Path.of(System.getProperty("loom.home"), "sample-graphs/assets/loom-mini");
  static final int TOKENS = 77;
  static final int WIDTH = 16;
  private static final ObjectMapper JSON = new ObjectMapper();

  private SmallNetworks() {}

  /** Writes configs and random weights. */
  static DenoiserLoss.Folders write(Path folder) throws IOException {
    DenoiserLoss.Folders folders =
        new DenoiserLoss.Folders(
            config(folder, "unet"), config(folder, "text_encoder"), config(folder, "controlnet"));
    TrainingState state = state(folders, DenoiserLoss.BASE, 1);
    save(state, "unet", folders.unet().resolve("diffusion_pytorch_model.safetensors"));
    save(state, "text", folders.text().resolve("model.safetensors"));
    return folders;
  }

  static void save(TrainingState state, String network, Path file) throws IOException {
    Files.write(file, NetworkWeights.TYPE.encode(Export.of(state, network, false, false)));
  }

  private static Path config(Path folder, String part) throws IOException {
    ObjectNode config = (ObjectNode) JSON.readTree(MINI.resolve(part + "/config.json").toFile());
    if (part.equals("text_encoder")) {
      config.put("hidden_size", WIDTH).put("intermediate_size", 24).put("num_hidden_layers", 1);
    } else {
      ArrayNode channels = config.putArray("block_out_channels");
      channels.add(8).add(16).add(16);
      config.put("norm_num_groups", 4).put("cross_attention_dim", WIDTH);
    }
    Path out = Files.createDirectories(folder.resolve(part));
    Files.writeString(out.resolve("config.json"), config.toString());
    return out;
  }

  static TrainingState state(DenoiserLoss.Folders folders, DenoiserLoss loss, int rank)
      throws IOException {
    var places = DenoiserStep.layout(loss, folders, rank).places();
    String part = loss.name().toLowerCase(java.util.Locale.ROOT);
    return new TrainingState(
        part,
        places,
        InitialWeights.of(places, name -> new CounterRandom(7, name, 0), name -> Optional.empty()),
        0);
  }

  static DenoiserStep step(DenoiserLoss.Folders folders, DenoiserLoss loss, int rank)
      throws IOException {
    double[] alphas = new double[1000];
    Arrays.setAll(alphas, t -> 1 - (t + 0.5) / 1001);
    return DenoiserStep.load(loss, folders, rank, Precision.FLOAT32, alphas, Place.CPU);
  }

  /** Six pictures of latents 4 x 8 x 8 with hints of 32 x 32. */
  static LatentSet set() {
    CounterRandom random = new CounterRandom(3, "set", 0);
    int count = 6;
    byte[] latents = new byte[2 * count * 4 * 8 * 8];
    for (int i = 0; i < latents.length; i += 2) {
      short half = io.avatarloom.core.file.SafeTensors.floatToHalf((float) random.gaussian());
      latents[i] = (byte) half;
      latents[i + 1] = (byte) (half >> 8);
    }
    byte[] hints = new byte[count * 4 * 32 * 32];
    for (int i = 0; i < hints.length; i++) {
      hints[i] = (byte) random.below(256);
    }
    short[][] tokens = new short[count][TOKENS];
    float[][][] descriptors = new float[count][2][8];
    int[] person = new int[count];
    for (int i = 0; i < count; i++) {
      person[i] = i;
      for (int j = 0; j < TOKENS; j++) {
        tokens[i][j] = (short) random.below(740);
      }
      for (float[] chip : descriptors[i]) {
        for (int j = 0; j < chip.length; j++) {
          chip[j] = (float) (0.35 * random.gaussian());
        }
      }
    }
    return new LatentSet(
        "small",
        new int[] {4, 8, 8},
        new byte[][] {latents},
        new byte[0][],
        new byte[][] {hints},
        32,
        tokens,
        new float[] {0, 10, -20, 100, -170, 40},
        new boolean[] {false, false, false, false, false, true},
        person,
        descriptors);
  }

  static Map<String, Tensor> weights(TrainingState state) {
    return state.weights(false);
  }
}
