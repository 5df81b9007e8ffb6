package io.avatarloom.diffusion.loss.node;

import io.avatarloom.core.node.In;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.ImageBatch;
import io.avatarloom.core.value.ImageGradient;
import io.avatarloom.core.value.NumberValue;
import io.avatarloom.core.value.ValueTypes;
import io.avatarloom.diffusion.loss.ImageLoss;
import java.util.Arrays;
import java.util.Optional;

/** Plain picture losses against a target: L1, L2, SSIM on colour, L2 on coverage (3DGS, eq. 7). */
public final class ImageLossNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "guidance.imageLoss",
          1,
          "Image loss",
          "Compares rendered pictures with targets; every term is a mean over views, channels and"
              + " pixels.");
  private static final In<ImageBatch> IMAGES =
      B.in("images", ValueTypes.IMAGE_BATCH, "Rendered pictures.");
  private static final In<ImageBatch> TARGETS =
      B.in("targets", ValueTypes.IMAGE_BATCH, "What they should be.");
  private static final In<ImageBatch> ALPHA =
      B.optional("alpha", ValueTypes.IMAGE_BATCH, "Rendered coverage, one channel.");
  private static final In<ImageBatch> TARGET_ALPHA =
      B.optional("targetAlpha", ValueTypes.IMAGE_BATCH, "What the coverage should be.");
  private static final Param<Double> L1 =
      B.from(B.number("l1", 0.8, 0, Double.NaN, "", "Weight of mean |a - b|."), "3DGS, eq. 7");
  private static final Param<Double> L2 =
      B.number("l2", 0, 0, Double.NaN, "", "Weight of mean (a - b)^2.");
  private static final Param<Double> SSIM =
      B.from(B.number("ssim", 0.2, 0, Double.NaN, "", "Weight of 1 - SSIM."), "3DGS, eq. 7");
  private static final Param<Double> COVERAGE =
      B.number("coverage", 1, 0, Double.NaN, "", "Weight of the squared error of coverage.");
  private static final Param<Double> SCALE =
      B.number("scale", 1, 0, Double.NaN, "", "Factor on loss and gradient as a whole.");
  private static final Out<ImageGradient> GRADIENT =
      B.out("gradient", ValueTypes.IMAGE_GRADIENT, "Gradient, with the loss.");
  private static final Out<NumberValue> LOSS = B.out("loss", ValueTypes.NUMBER, "The loss.");
  private static final NodeSpec SPEC = B.build();

  @Override
  public NodeSpec spec() {
    return SPEC;
  }

  @Override
  public void run(NodeRun run) throws NodeException {
    Tensor images = run.get(IMAGES).pixels();
    Tensor targets = run.get(TARGETS).pixels();
    if (!Arrays.equals(images.shape(), targets.shape())) {
      throw new NodeException(
          "targets", "expected pictures of the shape of images " + images + ", met " + targets);
    }
    double scale = run.get(SCALE);
    ImageLoss.Result colour =
        new ImageLoss(scale * run.get(L1), scale * run.get(L2), scale * run.get(SSIM))
            .compare(images, targets);
    Optional<ImageBatch> alpha = run.find(ALPHA);
    Optional<ImageBatch> wanted = run.find(TARGET_ALPHA);
    double loss = colour.loss();
    Tensor alphaGradient = Tensor.zeros(0);
    if (alpha.isPresent() && wanted.isPresent()) {
      ImageLoss.Result coverage =
          new ImageLoss(0, scale * run.get(COVERAGE), 0)
              .compare(alpha.get().pixels(), wanted.get().pixels());
      loss += coverage.loss();
      alphaGradient = coverage.gradient();
    }
    run.set(GRADIENT, new ImageGradient(colour.gradient(), alphaGradient, Tensor.zeros(0), loss));
    run.set(LOSS, new NumberValue(loss));
  }
}
