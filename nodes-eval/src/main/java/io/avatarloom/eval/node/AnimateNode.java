package io.avatarloom.eval.node;

import io.avatarloom.core.node.In;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.value.Animation;
import io.avatarloom.core.value.ImageBatch;
import io.avatarloom.core.value.ValueTypes;

/** A batch played as a clip. */
public final class AnimateNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "eval.animate", 1, "Animate", "Plays the pictures of a batch in their order, as a loop.");
  private static final In<ImageBatch> IMAGES =
      B.in("images", ValueTypes.IMAGE_BATCH, "The frames, three channels.");
  private static final Param<Double> RATE =
      B.number("framesPerSecond", 12, 0.1, 50, "1/s", "Playing speed.");
  private static final Out<Animation> ANIMATION =
      B.out("animation", ValueTypes.ANIMATION, "The clip; write it as .gif.");
  private static final NodeSpec SPEC = B.build();

  @Override
  public void run(NodeRun run) throws NodeException {
    ImageBatch images = run.get(IMAGES);
    if (images.channels() != 3 || images.count() == 0) {
      throw new NodeException(
          "images",
          "expected at least one frame of 3 channels, met "
              + images.count()
              + " of "
              + images.channels());
    }
    run.set(ANIMATION, new Animation(images.pixels(), run.get(RATE)));
  }

  @Override
  public NodeSpec spec() {
    return SPEC;
  }
}
