package io.avatarloom.core.basic;

import io.avatarloom.core.node.In;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.tensor.Resample;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.Image;
import io.avatarloom.core.value.ValueTypes;

/** A picture in another size. */
public final class ResizeImageNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "image.resize",
          1,
          "Resize picture",
          "Box average where the picture shrinks, bilinear where it grows.");
  private static final In<Image> IMAGE = B.in("image", ValueTypes.IMAGE, "The picture.");
  private static final Param<Integer> WIDTH = B.integer("width", 512, 1, 16384, "px", "New width.");
  private static final Param<Integer> HEIGHT =
      B.integer("height", 0, 0, 16384, "px", "New height; 0 keeps the proportions.");
  private static final Out<Image> RESIZED = B.out("image", ValueTypes.IMAGE, "The new picture.");
  private static final NodeSpec SPEC = B.memory(ResizeImageNode::memory).build();

  @Override
  public void run(NodeRun run) {
    Tensor pixels = run.get(IMAGE).pixels();
    run.set(RESIZED, new Image(Resample.resize(pixels, height(run), run.get(WIDTH))));
  }

  private static int height(NodeRun run) {
    Image image = run.get(IMAGE);
    int asked = run.get(HEIGHT);
    return asked > 0
        ? asked
        : Math.max(1, Math.round((float) image.height() * run.get(WIDTH) / image.width()));
  }

  /** The new picture and the one that is only as wide as it, each also turned by 90 degrees. */
  private static long memory(NodeRun run) {
    Image image = run.get(IMAGE);
    long columns = (long) image.channels() * Float.BYTES * run.get(WIDTH);
    return 2 * columns * (height(run) + image.height());
  }

  @Override
  public NodeSpec spec() {
    return SPEC;
  }
}
