package io.avatarloom.core.basic;

import io.avatarloom.core.node.In;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.tensor.Resample;
import io.avatarloom.core.value.Image;
import io.avatarloom.core.value.ValueTypes;

/** Gaussian blur. */
public final class BlurImageNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of("image.blur", 1, "Blur picture", "Gaussian blur.");
  private static final In<Image> IMAGE = B.in("image", ValueTypes.IMAGE, "The picture.");
  private static final Param<Double> SIGMA =
      B.number("sigmaPx", 2, 0.01, 200, "px", "Standard deviation of the blur.");
  private static final Out<Image> BLURRED =
      B.out("image", ValueTypes.IMAGE, "The blurred picture.");
  private static final NodeSpec SPEC = B.build();

  @Override
  public void run(NodeRun run) {
    run.set(BLURRED, new Image(Resample.blur(run.get(IMAGE).pixels(), run.get(SIGMA))));
  }

  @Override
  public NodeSpec spec() {
    return SPEC;
  }
}
