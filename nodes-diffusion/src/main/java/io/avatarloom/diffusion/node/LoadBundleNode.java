package io.avatarloom.diffusion.node;

import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.value.ControlNet;
import io.avatarloom.core.value.DiffusionModel;
import io.avatarloom.core.value.Lora;
import io.avatarloom.core.value.TextEncoder;
import io.avatarloom.core.value.Vae;
import io.avatarloom.core.value.ValueTypes;
import io.avatarloom.diffusion.bundle.Bundle;
import io.avatarloom.diffusion.bundle.Fingerprint;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.collections.api.factory.Lists;

/** References to the parts of a model bundle; nothing is loaded yet, nothing is downloaded. */
public final class LoadBundleNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "diffusion.loadBundle",
          1,
          "Model bundle",
          "The parts of a diffusion prior: UNet with noise schedule, autoencoder, text encoders,"
              + " LoRA and ControlNet. The shipped loom-mini knows the look of renders of heads"
              + " with a framing height of 0.265 to 0.365 m on flat backgrounds.");
  private static final Param<String> BUNDLE =
      B.file(
          "bundle",
          "asset:loom-mini",
          List.of("json"),
          "Folder with a bundle.json, or with arc2face/, encoder/ and the parts of Stable Diffusion"
              + " 1.5 (tokenizer, text_encoder, vae, scheduler; beside them or in"
              + " stable-diffusion-v1-5/) and perhaps lora_weights/.");
  private static final Param<String> LORA_NAME =
      B.text("loraName", "", "Which of the bundle's LoRAs; empty for the first.");
  private static final Param<String> CONTROL_NAME =
      B.text("controlnetName", "", "Which of the bundle's ControlNets; empty for the first.");
  private static final Out<DiffusionModel> MODEL =
      B.out("model", ValueTypes.DIFFUSION_MODEL, "UNet and noise schedule, without a LoRA.");
  private static final Out<Vae> VAE = B.out("vae", ValueTypes.VAE, "Autoencoder.");
  private static final Out<TextEncoder> IDENTITY_ENCODER =
      B.out("identityEncoder", ValueTypes.TEXT_ENCODER, "Encoder of identity prompts.");
  private static final Out<TextEncoder> PLAIN_ENCODER =
      B.out("plainEncoder", ValueTypes.TEXT_ENCODER, "Encoder of all other prompts.");
  private static final Out<Lora> LORA =
      B.out("lora", ValueTypes.LORA, "LoRA at scale 1; absent if the bundle has none.");
  private static final Out<ControlNet> CONTROL =
      B.out("controlnet", ValueTypes.CONTROL_NET, "ControlNet; absent if the bundle has none.");
  private static final NodeSpec SPEC = B.notStored().build();

  @Override
  public NodeSpec spec() {
    return SPEC;
  }

  @Override
  public void run(NodeRun run) throws NodeException {
    Path folder = run.path(BUNDLE);
    try {
      publish(run, Bundle.read(folder));
    } catch (FileNotFoundException e) {
      throw NodeException.missing(BUNDLE.id(), e.getMessage());
    } catch (IOException e) {
      throw new NodeException(BUNDLE.id(), e.getMessage(), e);
    }
  }

  private static void publish(NodeRun run, Bundle bundle) throws IOException {
    Path vaeFolder = bundle.part("vae");
    Vae vae = new Vae(vaeFolder.toString(), Fingerprint.ofFolders(vaeFolder));
    run.set(VAE, vae);
    Path unet = bundle.part("unet");
    Path scheduler = bundle.part("scheduler");
    run.set(
        MODEL,
        new DiffusionModel(
            unet.toString(),
            scheduler.toString(),
            Fingerprint.ofFolders(unet, scheduler),
            bundle.resolution(),
            vae.sha256(),
            Lists.immutable.empty()));
    run.set(IDENTITY_ENCODER, encoder(bundle, "identityTextEncoder"));
    run.set(PLAIN_ENCODER, encoder(bundle, "plainTextEncoder"));
    Optional<Path> lora = Bundle.choose(bundle.loras(), run.get(LORA_NAME));
    if (lora.isPresent()) {
      run.set(LORA, new Lora(lora.get().toString(), Fingerprint.ofFile(lora.get()), 1));
    }
    Optional<Path> control = Bundle.choose(bundle.controlNets(), run.get(CONTROL_NAME));
    if (control.isPresent()) {
      run.set(CONTROL, ControlNets.reference(control.get()));
    }
  }

  private static TextEncoder encoder(Bundle bundle, String key) throws IOException {
    Path folder = bundle.part(key);
    Path tokenizer = bundle.part("tokenizer");
    return new TextEncoder(
        folder.toString(), tokenizer.toString(), Fingerprint.ofFolders(folder, tokenizer));
  }
}
