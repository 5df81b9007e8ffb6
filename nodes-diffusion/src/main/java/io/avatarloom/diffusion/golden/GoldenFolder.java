package io.avatarloom.diffusion.golden;

import io.avatarloom.core.value.ControlNet;
import io.avatarloom.core.value.DiffusionModel;
import io.avatarloom.core.value.Lora;
import io.avatarloom.core.value.TextEncoder;
import io.avatarloom.core.value.Vae;
import io.avatarloom.diffusion.bundle.Fingerprint;
import java.io.IOException;
import java.nio.file.Path;
import org.eclipse.collections.api.factory.Lists;

/**
 * References to the tiny networks of a golden folder, which has neither bundle.json nor scheduler.
 *
 * @param folder with unet, vae, controlnet, text_encoder, lora
 */
record GoldenFolder(Path folder) {
  private static final String NO_SCHEDULER = "";
  private static final String NO_TOKENIZER = "";

  Vae vae() throws IOException {
    Path part = folder.resolve("vae");
    return new Vae(part.toString(), Fingerprint.ofFolders(part));
  }

  DiffusionModel model() throws IOException {
    Path part = folder.resolve("unet");
    return new DiffusionModel(
        part.toString(),
        NO_SCHEDULER,
        Fingerprint.ofFolders(part),
        64,
        vae().sha256(),
        Lists.immutable.empty());
  }

  TextEncoder encoder() throws IOException {
    Path part = folder.resolve("text_encoder");
    return new TextEncoder(part.toString(), NO_TOKENIZER, Fingerprint.ofFolders(part));
  }

  ControlNet control(int channels) throws IOException {
    Path part = folder.resolve("controlnet");
    return new ControlNet(part.toString(), Fingerprint.ofFolders(part), channels);
  }

  Lora lora() throws IOException {
    Path file = folder.resolve("lora/pytorch_lora_weights.safetensors");
    return new Lora(file.toString(), Fingerprint.ofFile(file), 1);
  }
}
