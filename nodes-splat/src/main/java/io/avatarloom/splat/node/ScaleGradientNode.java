package io.avatarloom.splat.node;

import io.avatarloom.core.node.In;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.value.SplatGradient;
import io.avatarloom.core.value.ValueTypes;

/** Multiplies a splat gradient. */
public final class ScaleGradientNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "splat.scaleGradient", 1, "Scale splat gradient", "Multiplies a gradient by a factor.");
  private static final In<SplatGradient> GRADIENT =
      B.in("gradient", ValueTypes.SPLAT_GRADIENT, "The gradient.");
  private static final Param<Double> FACTOR =
      B.number("factor", 1, Double.NaN, Double.NaN, "", "The factor.");
  private static final Out<SplatGradient> SCALED =
      B.out("gradient", ValueTypes.SPLAT_GRADIENT, "The multiple.");
  private static final NodeSpec SPEC = B.build();

  @Override
  public NodeSpec spec() {
    return SPEC;
  }

  @Override
  public void run(NodeRun run) throws Exception {
    SplatGradient gradient = run.get(GRADIENT);
    double factor = run.get(FACTOR);
    run.set(
        SCALED,
        OnDevice.orJava(
            run,
            "this multiple",
            steps -> Gradients.scaled(gradient, factor, steps::scaled),
            () -> Gradients.scaled(gradient, factor, Gradients::scaled)));
  }
}
