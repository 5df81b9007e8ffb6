package io.avatarloom.splat.node;

import io.avatarloom.core.node.In;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.ImageGradient;
import io.avatarloom.core.value.ValueTypes;
import java.util.List;
import java.util.function.Function;

/** Adds picture gradients. */
public final class SumImageGradientsNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "image.sumGradients",
          1,
          "Sum picture gradients",
          "Adds gradients of the same pictures; a missing coverage or depth part counts as zero.");
  private static final In<ImageGradient> GRADIENTS =
      B.many("gradients", ValueTypes.IMAGE_GRADIENT, "The terms.");
  private static final Out<ImageGradient> SUM =
      B.out("gradient", ValueTypes.IMAGE_GRADIENT, "Their sum, losses added.");
  private static final NodeSpec SPEC = B.build();

  @Override
  public NodeSpec spec() {
    return SPEC;
  }

  @Override
  public void run(NodeRun run) throws NodeException {
    List<ImageGradient> gradients = run.all(GRADIENTS).castToList();
    if (gradients.isEmpty()) {
      throw new NodeException("gradients", "expected at least one gradient, met none");
    }
    double loss = 0;
    for (ImageGradient gradient : gradients) {
      loss += Double.isNaN(gradient.loss()) ? 0 : gradient.loss();
    }
    run.set(
        SUM,
        new ImageGradient(
            sum(gradients, ImageGradient::rgb),
            sum(gradients, ImageGradient::alpha),
            sum(gradients, ImageGradient::depth),
            loss));
  }

  private static Tensor sum(List<ImageGradient> gradients, Function<ImageGradient, Tensor> part)
      throws NodeException {
    List<Tensor> present =
        gradients.stream().map(part).filter(tensor -> tensor.length() > 0).toList();
    if (present.isEmpty()) {
      return Tensor.zeros(0);
    }
    for (Tensor tensor : present) {
      if (tensor.length() != present.get(0).length()) {
        throw new NodeException(
            "gradients",
            "expected gradients of the same pictures, met " + present.get(0) + " and " + tensor);
      }
    }
    return Gradients.sum(present);
  }
}
