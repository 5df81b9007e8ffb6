package io.avatarloom.diffusion.loss.node;

import io.avatarloom.core.node.In;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.ImageBatch;
import io.avatarloom.core.value.ImageGradient;
import io.avatarloom.core.value.ValueTypes;
import io.avatarloom.diffusion.loss.ImageLoss;
import io.avatarloom.diffusion.loss.TotalVariation;

/** Total variation of rendered pictures (Arc2Avatar, loss_utils). */
public final class TotalVariationNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "guidance.totalVariation",
          1,
          "Total variation",
          "Penalises differences between neighbouring pixels.");
  private static final In<ImageBatch> IMAGES =
      B.in("images", ValueTypes.IMAGE_BATCH, "Rendered pictures.");
  private static final Param<Double> WEIGHT =
      B.from(B.number("weight", 1, 0, Double.NaN, "", "Weight of the term."), "train.py");
  private static final Out<ImageGradient> GRADIENT =
      B.out("gradient", ValueTypes.IMAGE_GRADIENT, "Gradient, with the loss.");
  private static final NodeSpec SPEC = B.build();

  @Override
  public NodeSpec spec() {
    return SPEC;
  }

  @Override
  public void run(NodeRun run) {
    ImageLoss.Result result = TotalVariation.of(run.get(IMAGES).pixels());
    double weight = run.get(WEIGHT);
    float[] gradient = result.gradient().data();
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] *= (float) weight;
    }
    run.set(
        GRADIENT,
        new ImageGradient(
            result.gradient(), Tensor.zeros(0), Tensor.zeros(0), weight * result.loss()));
  }
}
