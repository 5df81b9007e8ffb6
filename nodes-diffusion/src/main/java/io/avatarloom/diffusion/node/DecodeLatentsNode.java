package io.avatarloom.diffusion.node;

import io.avatarloom.core.node.Determinism;
import io.avatarloom.core.node.In;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.node.PortType;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.ImageBatch;
import io.avatarloom.core.value.Latents;
import io.avatarloom.core.value.Vae;
import io.avatarloom.core.value.ValueTypes;
import io.avatarloom.diffusion.net.Autoencoder;

/** Decodes scaled latents into pictures. */
public final class DecodeLatentsNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "diffusion.decodeLatents",
          1,
          "Decode latents",
          "Pictures of latents: divides by the latent factor and decodes.");
  private static final In<Latents> LATENTS =
      B.in("latents", ValueTypes.LATENTS, "[sample, channel, height, width], scaled.");
  private static final In<Vae> VAE = B.in("vae", ValueTypes.VAE, "The autoencoder.");
  private static final Param<String> PRECISION = Precisions.ofAutoencoder(B);
  private static final Out<ImageBatch> IMAGES =
      B.out(
          "images",
          PortType.of(ValueTypes.IMAGE_BATCH).with("channels", "3"),
          "Pictures, clamped to [0, 1].");
  private static final Out<Tensor> RAW =
      B.out("raw", ValueTypes.TENSOR, "What the decoder said, about [-1, 1], not clamped.");
  private static final NodeSpec SPEC = B.determinism(Determinism.SAME_DEVICE).build();

  @Override
  public NodeSpec spec() {
    return SPEC;
  }

  @Override
  public void run(NodeRun run) throws Exception {
    Latents latents = run.get(LATENTS);
    Vae vae = run.get(VAE);
    if (!latents.space().equals(vae.sha256())) {
      throw new NodeException(
          LATENTS.id(),
          "expected latents of this autoencoder (%s), met those of %s"
              .formatted(Guided.shortened(vae.sha256()), Guided.shortened(latents.space())));
    }
    Autoencoder network = Networks.vae(run, VAE, vae, Networks.precision(run, PRECISION));
    Tensor raw = Guided.decode(run, network, latents.tensor());
    run.set(RAW, raw);
    run.set(IMAGES, new ImageBatch(LatentMath.unsigned(raw)));
  }
}
