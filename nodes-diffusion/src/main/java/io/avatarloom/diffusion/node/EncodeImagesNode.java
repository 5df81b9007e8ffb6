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
import io.avatarloom.core.value.FlagValue;
import io.avatarloom.core.value.ImageBatch;
import io.avatarloom.core.value.LatentRecord;
import io.avatarloom.core.value.Latents;
import io.avatarloom.core.value.Vae;
import io.avatarloom.core.value.ValueTypes;
import io.avatarloom.diffusion.net.Autoencoder;
import io.avatarloom.diffusion.net.Encoding;
import java.util.List;

/** Encodes pictures into scaled latents; differentiable through its record. */
public final class EncodeImagesNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "diffusion.encodeImages",
          1,
          "Encode pictures",
          "Latents of pictures, times the latent factor, with the record that"
              + " diffusion.encodeBackward differentiates.");
  private static final In<ImageBatch> IMAGES =
      B.in(
          "images",
          PortType.of(ValueTypes.IMAGE_BATCH).with("channels", "3"),
          "Pictures in [0, 1].");
  private static final In<Vae> VAE = B.in("vae", ValueTypes.VAE, "The autoencoder.");
  private static final Param<String> POSTERIOR =
      B.from(
          B.choice(
              "posterior",
              "sample",
              List.of("sample", "mean"),
              "Whether latents are drawn from the posterior or are its mean."),
          "Arc2Avatar, sd_utils.py");
  private static final Param<Double> FLIP =
      B.from(
          B.number(
              "flipProbability",
              0,
              0,
              1,
              "",
              "Chance that all pictures are mirrored left to right before they are encoded, one coin"
                  + " for the whole batch; the way back mirrors the gradient. Arc2Avatar uses 0.5"
                  + " and leaves azimuths as they are. Not for passes with a hint."),
          "Arc2Avatar, sd_utils.py");
  private static final Param<String> PRECISION = Precisions.ofAutoencoder(B);
  private static final Out<Latents> LATENTS =
      B.out("latents", ValueTypes.LATENTS, "[view, channel, height, width], scaled.");
  private static final Out<FlagValue> FLIPPED =
      B.out("flipped", ValueTypes.FLAG, "Whether the pictures were mirrored.");
  private static final Out<LatentRecord> RECORD =
      B.out("record", ValueTypes.LATENT_RECORD, "For diffusion.encodeBackward.");
  private static final Out<Tensor> LOG_VARIANCE =
      B.out("logVariance", ValueTypes.TENSOR, "Log variance of the posterior, not scaled.");
  private static final NodeSpec SPEC = B.determinism(Determinism.SAME_DEVICE).build();

  @Override
  public NodeSpec spec() {
    return SPEC;
  }

  @Override
  public void run(NodeRun run) throws Exception {
    boolean flipped = run.random("flip").uniform() < run.get(FLIP);
    Tensor images =
        flipped ? LatentMath.mirrored(run.get(IMAGES).pixels()) : run.get(IMAGES).pixels();
    Vae vae = run.get(VAE);
    Autoencoder network = Networks.vae(run, VAE, vae, Networks.precision(run, PRECISION));
    int reduction = network.reduction();
    if (images.size(2) % reduction != 0 || images.size(3) % reduction != 0) {
      throw new NodeException(
          IMAGES.id(),
          "expected pictures whose sides are multiples of "
              + reduction
              + " px, met "
              + images.size(3)
              + " x "
              + images.size(2));
    }
    Encoding encoding = run.detached(() -> network.encode(LatentMath.signed(images), true));
    Tensor noise =
        run.get(POSTERIOR).equals("sample")
            ? run.random("posterior").gaussian(encoding.mean().shape())
            : Tensor.zeros(encoding.mean().shape());
    run.set(LATENTS, new Latents(LatentMath.draw(encoding, noise, network.factor()), vae.sha256()));
    run.set(FLIPPED, new FlagValue(flipped));
    run.set(LOG_VARIANCE, encoding.logVariance());
    run.set(RECORD, new LatentRecord(images, noise, flipped, vae, encoding));
  }
}
