package io.avatarloom.diffusion.bundle;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FileNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * A folder as Arc2Face's weights come: {@code arc2face/} and {@code encoder/}, beside them, or in
 * {@code stable-diffusion-v1-5/}, tokenizer, text_encoder, vae and scheduler of Stable Diffusion
 * 1.5, and perhaps a LoRA. Read as a bundle without a bundle.json.
 */
final class Arc2FaceFolder {
  private static final String UNET = "arc2face";
  private static final String ENCODER = "encoder";
  private static final String[] WEIGHTS = {
    "diffusion_pytorch_model.safetensors", "diffusion_pytorch_model.bin"
  };
  private static final String[] TEXT_WEIGHTS = {"model.safetensors", "pytorch_model.bin"};
  private static final List<String> LORAS =
      List.of("lora_weights/pytorch_lora_weights.safetensors", "pytorch_lora_weights.safetensors");

  private Arc2FaceFolder() {}

  /** Whether a folder has a part that only Arc2Face has. */
  static boolean looksLike(Path folder) {
    return Files.isDirectory(folder.resolve(UNET)) || Files.isDirectory(folder.resolve(ENCODER));
  }

  /**
   * What a bundle.json of the folder would say.
   *
   * @throws FileNotFoundException if a file is missing; the message names it
   */
  static ObjectNode bundle(Path folder) throws FileNotFoundException {
    Path base =
        Files.isDirectory(folder.resolve("stable-diffusion-v1-5"))
            ? folder.resolve("stable-diffusion-v1-5")
            : folder;
    require(folder, folder.resolve(UNET), "config.json");
    require(folder, folder.resolve(UNET), WEIGHTS);
    require(folder, folder.resolve(ENCODER), "config.json");
    require(folder, folder.resolve(ENCODER), TEXT_WEIGHTS);
    require(folder, base.resolve("tokenizer"), "vocab.json");
    require(folder, base.resolve("tokenizer"), "merges.txt");
    require(folder, base.resolve("text_encoder"), "config.json");
    require(folder, base.resolve("text_encoder"), TEXT_WEIGHTS);
    require(folder, base.resolve("vae"), "config.json");
    require(folder, base.resolve("vae"), WEIGHTS);
    require(folder, base.resolve("scheduler"), "scheduler_config.json");
    ObjectNode bundle = JsonNodeFactory.instance.objectNode();
    bundle.put("resolution", 512).put("unet", UNET).put("identityTextEncoder", ENCODER);
    bundle.put("plainTextEncoder", relative(folder, base, "text_encoder"));
    for (String part : List.of("tokenizer", "vae", "scheduler")) {
      bundle.put(part, relative(folder, base, part));
    }
    ObjectNode loras = bundle.putObject("loras");
    LORAS.stream()
        .filter(file -> Files.isRegularFile(folder.resolve(file)))
        .findFirst()
        .ifPresent(file -> loras.put("view360", file));
    return bundle;
  }

  private static String relative(Path folder, Path base, String part) {
    return folder.relativize(base.resolve(part)).toString();
  }

  private static void require(Path folder, Path part, String... anyOf)
      throws FileNotFoundException {
    if (Arrays.stream(anyOf).noneMatch(file -> Files.isRegularFile(part.resolve(file)))) {
      throw new FileNotFoundException(
          "the Arc2Face folder %s is not whole: there is no %s"
              .formatted(folder, part.resolve(String.join(" or ", anyOf))));
    }
  }
}
