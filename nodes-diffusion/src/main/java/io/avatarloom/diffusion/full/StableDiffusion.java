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

/**
 * Networks of the size of Stable Diffusion 1.5 in diffusers layout, with random weights: what they
 * draw means nothing, what they take in time and memory is what trained ones take.
 */
public final class StableDiffusion {
  private static final List<Integer> CHANNELS = List.of(320, 640, 1280, 1280);
  private static final List<String> DOWN =
      List.of(
          "CrossAttnDownBlock2D", "CrossAttnDownBlock2D", "CrossAttnDownBlock2D", "DownBlock2D");

  private StableDiffusion() {}

  /** UNet2DConditionModel of 860 M weights. */
  public static Path unet(Path folder, boolean half) throws IOException {
    return write(
        folder,
        half,
        Map.of(
            "_class_name",
            "UNet2DConditionModel",
            "block_out_channels",
            CHANNELS,
            "down_block_types",
            DOWN,
            "up_block_types",
            List.of("UpBlock2D", "CrossAttnUpBlock2D", "CrossAttnUpBlock2D", "CrossAttnUpBlock2D"),
            "mid_block_type",
            "UNetMidBlock2DCrossAttn",
            "attention_head_dim",
            8,
            "cross_attention_dim",
            768,
            "in_channels",
            4));
  }

  /** ControlNetModel of 361 M weights with three condition channels. */
  public static Path controlNet(Path folder, boolean half) throws IOException {
    return write(
        folder,
        half,
        Map.of(
            "_class_name",
            "ControlNetModel",
            "block_out_channels",
            CHANNELS,
            "down_block_types",
            DOWN,
            "mid_block_type",
            "UNetMidBlock2DCrossAttn",
            "conditioning_embedding_out_channels",
            List.of(16, 32, 96, 256),
            "attention_head_dim",
            8,
            "cross_attention_dim",
            768,
            "in_channels",
            4));
  }

  /** AutoencoderKL of 84 M weights. */
  public static Path vae(Path folder, boolean half) throws IOException {
    String down = "DownEncoderBlock2D";
    String up = "UpDecoderBlock2D";
    return write(
        folder,
        half,
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

  private static Path write(Path folder, boolean half, Map<String, Object> config)
      throws IOException {
    Files.createDirectories(folder);
    AtomicFile.write(folder.resolve("config.json"), new ObjectMapper().writeValueAsBytes(config));
    SortedMap<String, int[]> shapes = WeightShapes.of(folder);
    SafeTensors.write(
        folder.resolve("diffusion_pytorch_model.safetensors"),
        shapes,
        half,
        name -> numbers(name, shapes.get(name)));
    return folder;
  }

  /** Norms leave alone, biases are zero, matrices keep the size of what they multiply. */
  private static float[] numbers(String name, int[] shape) {
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
