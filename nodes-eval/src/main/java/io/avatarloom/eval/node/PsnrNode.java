package io.avatarloom.eval.node;

import io.avatarloom.core.node.In;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.value.ImageBatch;
import io.avatarloom.core.value.NumberValue;
import io.avatarloom.core.value.ValueTypes;
import io.avatarloom.eval.metric.PeakSignalToNoise;

/** PSNR of two batches. */
public final class PsnrNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "eval.psnr",
          1,
          "PSNR",
          "Peak signal-to-noise ratio: -10 log10 of the mean squared difference over all"
              + " pixels and views.");
  private static final In<ImageBatch> A = B.in("a", ValueTypes.IMAGE_BATCH, "Pictures.");
  private static final In<ImageBatch> OTHER =
      B.in("b", ValueTypes.IMAGE_BATCH, "Pictures of the same size and number.");
  private static final Out<NumberValue> VALUE =
      B.out("value", ValueTypes.NUMBER, "In dB; infinite for equal pictures.");
  private static final NodeSpec SPEC = B.build();

  @Override
  public void run(NodeRun run) throws NodeException {
    ImageBatch a = run.get(A);
    ImageBatch b = run.get(OTHER);
    PicturePair.requireOneShape(a, b);
    run.set(VALUE, new NumberValue(PeakSignalToNoise.between(a.pixels(), b.pixels())));
  }

  @Override
  public NodeSpec spec() {
    return SPEC;
  }
}
