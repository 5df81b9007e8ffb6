package io.avatarloom.splat.node;

import io.avatarloom.core.node.In;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.value.ImageGradient;
import io.avatarloom.core.value.ValueTypes;

/** Multiplies a picture gradient. */
public final class ScaleImageGradientNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "image.scaleGradient", 1, "Scale picture gradient", "Multiplies a gradient by a factor.");
  private static final In<ImageGradient> GRADIENT =
      B.in("gradient", ValueTypes.IMAGE_GRADIENT, "The gradient.");
  private static final Param<Double> FACTOR =
      B.number("factor", 1, Double.NaN, Double.NaN, "", "The factor.");
  private static final Out<ImageGradient> SCALED =
      B.out("gradient", ValueTypes.IMAGE_GRADIENT, "The multiple.");
  private static final NodeSpec SPEC = B.build();

  @Override
  public NodeSpec spec() {
    return SPEC;
  }

  @Override
  public void run(NodeRun run) {
    ImageGradient gradient = run.get(GRADIENT);
    double factor = run.get(FACTOR);
    run.set(
        SCALED,
        new ImageGradient(
            Gradients.scaled(gradient.rgb(), factor),
            Gradients.scaled(gradient.alpha(), factor),
            Gradients.scaled(gradient.depth(), factor),
            gradient.loss() * factor));
  }
}
