package io.avatarloom.splat.node;

import io.avatarloom.core.node.In;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.value.SplatGradient;
import io.avatarloom.core.value.ValueTypes;
import java.util.List;
import org.eclipse.collections.api.list.ImmutableList;

/** Adds splat gradients: the loss of a sum of terms. */
public final class SumGradientsNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "splat.sumGradients",
          1,
          "Sum splat gradients",
          "Adds gradients of the same splats. Screen statistics of the render are kept.");
  private static final In<SplatGradient> GRADIENTS =
      B.many("gradients", ValueTypes.SPLAT_GRADIENT, "The terms.");
  private static final Out<SplatGradient> SUM =
      B.out("gradient", ValueTypes.SPLAT_GRADIENT, "Their sum, losses added.");
  private static final NodeSpec SPEC = B.build();

  @Override
  public NodeSpec spec() {
    return SPEC;
  }

  @Override
  public void run(NodeRun run) throws Exception {
    ImmutableList<SplatGradient> gradients = run.all(GRADIENTS);
    if (gradients.isEmpty()) {
      throw new NodeException("gradients", "expected at least one gradient, met none");
    }
    int count = gradients.getFirst().count();
    for (SplatGradient gradient : gradients) {
      if (gradient.count() != count) {
        throw new NodeException(
            "gradients",
            "expected gradients of the same splats, met " + count + " and " + gradient.count());
      }
    }
    List<SplatGradient> terms = gradients.castToList();
    run.set(
        SUM,
        OnDevice.orJava(
            run,
            "this sum",
            steps -> Gradients.total(terms, steps::sum),
            () -> Gradients.total(terms, Gradients::sum)));
  }
}
