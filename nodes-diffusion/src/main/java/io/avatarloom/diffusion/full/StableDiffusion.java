package io.avatarloom.diffusion.full;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.avatarloom.core.file.AtomicFile;
import io.avatarloom.core.file.SafeTensors;
import io.avatarloom.diffusion.net.WeightShapes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Networks of the size of Stable Diffusion 1.5 in diffusers layout, with random weights in half
 * precision: what they draw means nothing, what they take in time and memory is what trained ones
 * take.
 */
public final class StableDiffusion {
  private static final Map<String, Object> CLIP =
      Map.of(
          "model_type",
          "clip_text_model",
          "hidden_size",
          768,
          "intermediate_size",
          3072,
          "num_attention_heads",
          12,
          "num_hidden_layers",
          12,
          "vocab_size",
          49408);

  private StableDiffusion() {}

  /** UNet2DConditionModel of 860 M weights. */
  public static Path unet(Path folder) throws IOException {
    return denoiser(
        folder,
        Map.of(
            "_class_name",
            "UNet2DConditionModel",
            "up_block_types",
            List.of(
                "UpBlock2D", "CrossAttnUpBlock2D", "CrossAttnUpBlock2D", "CrossAttnUpBlock2D")));
  }

  /** ControlNetModel of 361 M weights with three condition channels. */
  public static Path controlNet(Path folder) throws IOException {
    return denoiser(
        folder,
        Map.of(
            "_class_name",
            "ControlNetModel",
            "conditioning_embedding_out_channels",
            List.of(16, 32, 96, 256)));
  }

  /** The parts that UNet and ControlNet have in common, and their own. */
  private static Path denoiser(Path folder, Map<String, Object> own) throws IOException {
    Map<String, Object> config = new TreeMap<>(own);
    config.put("block_out_channels", List.of(320, 640, 1280, 1280));
    config.put(
        "down_block_types",
        List.of(
            "CrossAttnDownBlock2D", "CrossAttnDownBlock2D", "CrossAttnDownBlock2D", "DownBlock2D"));
    config.put("mid_block_type", "UNetMidBlock2DCrossAttn");
    config.put("attention_head_dim", 8);
    config.put("cross_attention_dim", 768);
    config.put("in_channels", 4);
    return write(folder, config);
  }

  /** AutoencoderKL of 84 M weights. */
  public static Path vae(Path folder) throws IOException {
    String down = "DownEncoderBlock2D";
    String up = "UpDecoderBlock2D";
    return write(
        folder,
        Map.of(
            "_class_name",
            "AutoencoderKL",
            "block_out_channels",
            List.of(128, 256, 512, 512),
            "down_block_types",
            List.of(down, down, down, down),
            "up_block_types",
            List.of(up, up, up, up),
            "layers_per_block",
            2,
            "scaling_factor",
            0.18215));
  }

  /** CLIPTextModel of 123 M weights. */
  public static Path textEncoder(Path folder) throws IOException {
    configure(folder, CLIP);
    return safeTensors(folder, "model.safetensors");
  }

  /** The same as a state dictionary of PyTorch, a zip with a pickle, as Arc2Face ships it. */
  public static Path pickledTextEncoder(Path folder) throws IOException {
    configure(folder, CLIP);
    SortedMap<String, int[]> shapes = WeightShapes.of(folder);
    TorchState.write(
        folder.resolve("pytorch_model.bin"), shapes, name -> numbers(name, shapes.get(name)));
    return folder;
  }

  private static Path write(Path folder, Map<String, Object> config) throws IOException {
    configure(folder, config);
    return safeTensors(folder, "diffusion_pytorch_model.safetensors");
  }

  private static void configure(Path folder, Map<String, Object> config) throws IOException {
    Files.createDirectories(folder);
    AtomicFile.write(folder.resolve("config.json"), new ObjectMapper().writeValueAsBytes(config));
  }

  private static Path safeTensors(Path folder, String file) throws IOException {
    SortedMap<String, int[]> shapes = WeightShapes.of(folder);
    SafeTensors.write(folder.resolve(file), shapes, true, name -> numbers(name, shapes.get(name)));
    return folder;
  }

  /** Norms leave alone, biases are zero, matrices keep the size of what they multiply. */
  static float[] numbers(String name, int[] shape) {
    int length = 1;
    for (int size : shape) {
      length *= size;
    }
    float[] numbers = new float[length];
    if (shape.length == 1) {
      Arrays.fill(numbers, name.endsWith("weight") ? 1 : 0);
      return numbers;
    }
    SplittableRandom random = new SplittableRandom(name.hashCode());
    double spread = Math.sqrt(3.0 * shape[0] / length);
    for (int i = 0; i < length; i++) {
      numbers[i] = (float) (spread * (2 * random.nextDouble() - 1));
    }
    return numbers;
  }
}
