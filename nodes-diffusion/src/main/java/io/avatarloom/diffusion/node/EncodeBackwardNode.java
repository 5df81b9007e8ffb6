package io.avatarloom.diffusion.node;

import io.avatarloom.core.node.Determinism;
import io.avatarloom.core.node.In;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.ImageGradient;
import io.avatarloom.core.value.LatentGradient;
import io.avatarloom.core.value.LatentRecord;
import io.avatarloom.core.value.ValueTypes;
import io.avatarloom.diffusion.net.Autoencoder;
import io.avatarloom.diffusion.net.Encoding;
import java.util.Optional;

/** Carries a gradient of latents back to the pictures they were encoded from. */
public final class EncodeBackwardNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "diffusion.encodeBackward",
          1,
          "Encode backward",
          "Gradient of the pictures from the gradient of their latents, through the encoder.");
  private static final In<LatentRecord> RECORD =
      B.in("record", ValueTypes.LATENT_RECORD, "The encoding's record.");
  private static final In<LatentGradient> GRADIENT =
      B.in("gradient", ValueTypes.LATENT_GRADIENT, "Gradient by latents.");
  private static final Param<String> PRECISION = Precisions.ofAutoencoder(B);
  private static final Out<ImageGradient> IMAGE_GRADIENT =
      B.out("gradient", ValueTypes.IMAGE_GRADIENT, "Gradient by pictures, loss handed on.");
  private static final NodeSpec SPEC = B.determinism(Determinism.SAME_DEVICE).build();

  @Override
  public NodeSpec spec() {
    return SPEC;
  }

  @Override
  public void run(NodeRun run) throws Exception {
    LatentRecord record = run.get(RECORD);
    LatentGradient gradient = run.get(GRADIENT);
    if (!gradient.space().equals(record.vae().sha256())) {
      throw new NodeException(
          GRADIENT.id(),
          "expected a gradient of the latents of this record, met latent space "
              + gradient.space());
    }
    Autoencoder network =
        Networks.vae(run, RECORD, record.vae(), Networks.precision(run, PRECISION));
    Optional<Tensor> pulled =
        record.kept() instanceof Encoding encoding
            ? run.detached(() -> pull(encoding, record, gradient, network.factor()))
            : Optional.empty();
    if (pulled.isEmpty()) {
      Encoding again = run.detached(() -> network.encode(LatentMath.signed(record.images()), true));
      pulled = run.detached(() -> pull(again, record, gradient, network.factor()));
    }
    Tensor doubled = LatentMath.doubled(pulled.orElseThrow());
    run.set(
        IMAGE_GRADIENT,
        new ImageGradient(
            record.flipped() ? LatentMath.mirrored(doubled) : doubled,
            Tensor.zeros(0),
            Tensor.zeros(0),
            gradient.loss()));
  }

  private static Optional<Tensor> pull(
      Encoding encoding, LatentRecord record, LatentGradient gradient, double factor) {
    return encoding.pullBack(
        LatentMath.byMean(gradient.tensor(), factor),
        LatentMath.byLogVariance(gradient.tensor(), encoding, record.noise(), factor));
  }
}
