package io.avatarloom.diffusion.full;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.avatarloom.core.file.AtomicFile;
import io.avatarloom.core.file.SafeTensors;
import io.avatarloom.diffusion.net.WeightShapes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A folder of full size in the layout of Arc2Face beside Stable Diffusion 1.5, with a LoRA, filled
 * with random weights: to try recipes and to measure, without the real ones.
 */
public final class Arc2FaceWeights {
  private static final String LAST = "complete";
  private static final int RANK = 32;

  private Arc2FaceWeights() {}

  /**
   * Writes the folder, about 2.4 GB, unless it is there already.
   *
   * @param tokenizer folder of a tokenizer to copy; its words must be fewer than 49,408
   */
  public static Path write(Path folder, Path tokenizer) throws IOException {
    if (Files.exists(folder.resolve(LAST))) {
      return folder;
    }
    Path unet = StableDiffusion.unet(folder.resolve("arc2face"));
    StableDiffusion.pickledTextEncoder(folder.resolve("encoder"));
    Path base = folder.resolve("stable-diffusion-v1-5");
    StableDiffusion.textEncoder(base.resolve("text_encoder"));
    StableDiffusion.vae(base.resolve("vae"));
    scheduler(Files.createDirectories(base.resolve("scheduler")));
    Path words = Files.createDirectories(base.resolve("tokenizer"));
    for (String file : new String[] {"vocab.json", "merges.txt", "tokenizer_config.json"}) {
      AtomicFile.write(words.resolve(file), Files.readAllBytes(tokenizer.resolve(file)));
    }
    lora(unet, Files.createDirectories(folder.resolve("lora_weights")));
    AtomicFile.write(folder.resolve(LAST), new byte[0]);
    return folder;
  }

  private static void scheduler(Path folder) throws IOException {
    Map<String, Object> config =
        Map.of(
            "beta_schedule",
            "scaled_linear",
            "beta_start",
            0.00085,
            "beta_end",
            0.012,
            "num_train_timesteps",
            1000,
            "prediction_type",
            "epsilon",
            "set_alpha_to_one",
            false,
            "steps_offset",
            1);
    AtomicFile.write(
        folder.resolve("scheduler_config.json"), new ObjectMapper().writeValueAsBytes(config));
  }

  /** Pairs for q, k, v and out of every attention, in diffusers' style. */
  private static void lora(Path unet, Path folder) throws IOException {
    SortedMap<String, int[]> shapes = new TreeMap<>();
    for (Map.Entry<String, int[]> weight : WeightShapes.of(unet).entrySet()) {
      String name = weight.getKey();
      if (name.matches(".*\\.attn[12]\\.to_(q|k|v|out\\.0)\\.weight")) {
        String layer = "unet." + name.substring(0, name.length() - ".weight".length());
        shapes.put(layer + ".lora.down.weight", new int[] {RANK, weight.getValue()[1]});
        shapes.put(layer + ".lora.up.weight", new int[] {weight.getValue()[0], RANK});
      }
    }
    SafeTensors.write(
        folder.resolve("pytorch_lora_weights.safetensors"),
        shapes,
        true,
        name -> StableDiffusion.numbers(name, shapes.get(name)));
  }
}
