package io.avatarloom.diffusion.train.node;

import io.avatarloom.core.node.Determinism;
import io.avatarloom.core.node.In;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.picture.PictureSource;
import io.avatarloom.core.picture.PictureSourceKind;
import io.avatarloom.core.value.PictureSet;
import io.avatarloom.core.value.TextEncoder;
import io.avatarloom.core.value.Vae;
import io.avatarloom.core.value.ValueTypes;
import io.avatarloom.diffusion.face.FaceNets;
import io.avatarloom.diffusion.net.Autoencoder;
import io.avatarloom.diffusion.net.Place;
import io.avatarloom.diffusion.net.Precision;
import io.avatarloom.diffusion.net.Torch;
import io.avatarloom.diffusion.text.ClipTokenizer;
import io.avatarloom.diffusion.train.LatentSet;
import io.avatarloom.diffusion.train.SetEncoder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Turns a picture set into latents, tokens and descriptors, held in memory. */
public final class EncodeSetNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "train.encodeSet",
          1,
          "Encode picture set",
          "Draws or reads every picture of a set once and keeps its latents (posterior mean, 8 KB"
              + " a picture of loom-mini), the tokens of its caption and the descriptors of its"
              + " people in memory. Runs in every run; nothing is written to disk.");
  private static final In<PictureSet> PICTURES =
      B.in("pictures", ValueTypes.PICTURE_SET, "What to train from.");
  private static final In<Vae> VAE = B.in("vae", ValueTypes.VAE, "The autoencoder.");
  private static final In<TextEncoder> ENCODER =
      B.in("encoder", ValueTypes.TEXT_ENCODER, "Its tokenizer reads the captions.");
  private static final Param<Boolean> DESCRIPTORS =
      B.flag("descriptors", true, "Whether people are described, as identity prompts need it.");
  private static final Param<String> FACES =
      B.file("folder", "asset:face-nets", List.of(), "Folder with the face networks.");
  private static final Param<Boolean> PIXELS =
      B.flag("pixels", false, "Also keep the pictures themselves, as an autoencoder needs them.");
  private static final Param<Boolean> HINTS =
      B.flag("hints", false, "Also keep the condition maps, as a ControlNet needs them.");
  private static final Out<LatentSet> SET =
      B.out("set", LatentSet.TYPE, "The pictures, ready to train from.");
  private static final NodeSpec SPEC = B.notStored().determinism(Determinism.SAME_DEVICE).build();

  @Override
  public NodeSpec spec() {
    return SPEC;
  }

  @Override
  public void run(NodeRun run) throws Exception {
    PictureSet pictures = run.get(PICTURES);
    Vae vae = run.get(VAE);
    Place place = Training.place(run);
    Torch.start();
    try (PictureSource source = PictureSourceKind.of(pictures);
        FaceNets faces = run.get(DESCRIPTORS) ? new FaceNets(run.path(FACES)) : null;
        Autoencoder network = Autoencoder.load(Path.of(vae.folder()), Precision.at(place), place)) {
      ClipTokenizer tokenizer = ClipTokenizer.read(Path.of(run.get(ENCODER).tokenizer()));
      SetEncoder encoder =
          new SetEncoder(source, network, tokenizer, faces, run.get(PIXELS), run.get(HINTS));
      run.set(
          SET,
          encoder.encode(
              key(run, pictures, vae),
              share -> {
                run.progress(share, "pictures");
                run.checkCancelled();
              }));
    } catch (IOException e) {
      throw new NodeException(PICTURES.id(), e.getMessage(), e);
    }
  }

  private static String key(NodeRun run, PictureSet pictures, Vae vae) {
    return new String(
            ValueTypes.PICTURE_SET.identity(pictures), java.nio.charset.StandardCharsets.UTF_8)
        + " "
        + vae.sha256()
        + " "
        + run.get(ENCODER).sha256()
        + run.get(DESCRIPTORS)
        + run.get(PIXELS)
        + run.get(HINTS);
  }
}
