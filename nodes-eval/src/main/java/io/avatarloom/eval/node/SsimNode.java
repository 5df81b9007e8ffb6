package io.avatarloom.eval.node;

import io.avatarloom.core.node.In;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.tensor.Ssim;
import io.avatarloom.core.value.ImageBatch;
import io.avatarloom.core.value.NumberValue;
import io.avatarloom.core.value.ValueTypes;

/** SSIM of two batches. */
public final class SsimNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "eval.ssim",
          1,
          "SSIM",
          "Structural similarity (Wang et al. 2004): window 11, sigma 1.5, zero padding, the"
              + " mean over all pixels, channels and views.");
  private static final In<ImageBatch> A = B.in("a", ValueTypes.IMAGE_BATCH, "Pictures.");
  private static final In<ImageBatch> OTHER =
      B.in("b", ValueTypes.IMAGE_BATCH, "Pictures of the same size and number.");
  private static final Out<NumberValue> VALUE =
      B.out("value", ValueTypes.NUMBER, "1 for equal pictures.");
  private static final NodeSpec SPEC = B.build();

  @Override
  public void run(NodeRun run) throws NodeException {
    ImageBatch a = run.get(A);
    ImageBatch b = run.get(OTHER);
    PicturePair.requireOneShape(a, b);
    double sum = 0;
    for (int i = 0; i < a.count(); i++) {
      run.checkCancelled();
      sum += Ssim.compare(a.pixels().rows(i, i + 1), b.pixels().rows(i, i + 1)).mean();
    }
    run.set(VALUE, new NumberValue(sum / a.count()));
  }

  @Override
  public NodeSpec spec() {
    return SPEC;
  }
}
