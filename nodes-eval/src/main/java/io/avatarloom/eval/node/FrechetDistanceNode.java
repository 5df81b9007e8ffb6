package io.avatarloom.eval.node;

import io.avatarloom.core.node.Determinism;
import io.avatarloom.core.node.In;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.NumberValue;
import io.avatarloom.core.value.ValueTypes;
import io.avatarloom.eval.metric.FrechetDistance;

/** Frechet distance of two sets of features (Heusel et al. 2017). */
public final class FrechetDistanceNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "eval.frechetDistance",
          1,
          "Frechet distance",
          "Distance of two sets of features, each taken as a Gaussian: FID's formula on any features."
              + " It is biased upward for small sets; compare sets of one size.");
  private static final In<Tensor> A =
      B.in("a", ValueTypes.TENSOR, "Features [sample, feature], at least two samples.");
  private static final In<Tensor> OTHER =
      B.in("b", ValueTypes.TENSOR, "Features [sample, feature] of the same width.");
  private static final Out<NumberValue> DISTANCE =
      B.out("distance", ValueTypes.NUMBER, "In squared units of the features; 0 for equal sets.");
  private static final NodeSpec SPEC = B.determinism(Determinism.SAME_DEVICE).build();

  @Override
  public void run(NodeRun run) throws NodeException {
    Tensor a = run.get(A);
    Tensor b = run.get(OTHER);
    requireSamples("a", a);
    requireSamples("b", b);
    if (a.size(1) != b.size(1)) {
      throw new NodeException(
          "b", "expected " + a.size(1) + " features a sample as in a, met " + b.size(1));
    }
    run.set(DISTANCE, new NumberValue(run.detached(() -> FrechetDistance.between(a, b))));
  }

  private static void requireSamples(String port, Tensor samples) throws NodeException {
    if (samples.rank() != 2 || samples.size(0) < 2) {
      throw new NodeException(
          port, "expected [sample, feature] with at least two samples, met " + samples);
    }
    for (float number : samples.data()) {
      if (!Float.isFinite(number)) {
        throw new NodeException(
            port, "expected finite numbers, met " + number + "; leave out samples without a face");
      }
    }
  }

  @Override
  public NodeSpec spec() {
    return SPEC;
  }
}
