package io.avatarloom.eval.node;

import io.avatarloom.core.node.In;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.node.PortType;
import io.avatarloom.core.tensor.CounterRandom;
import io.avatarloom.core.value.Image;
import io.avatarloom.core.value.ValueTypes;
import io.avatarloom.eval.picture.Spoiler;

/** A poor photograph made of a good one, for studies of how much several photographs help. */
public final class SpoilImageNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "image.spoil",
          1,
          "Spoil picture",
          "Takes the picture again with a poor camera: turned, fewer pixels, other exposure and tint,"
              + " one-sided light, noise; by the recipe's seed and the node's id.");
  private static final In<Image> IMAGE =
      B.in("image", PortType.of(ValueTypes.IMAGE).with("channels", "3"), "The picture.");
  private static final Param<Double> STRENGTH =
      B.number("strength", 1, 0, 4, "", "Multiplies every fault; 0 leaves the picture as it is.");
  private static final Out<Image> SPOILT = B.out("image", ValueTypes.IMAGE, "The poor one.");
  private static final NodeSpec SPEC = B.build();

  @Override
  public void run(NodeRun run) {
    CounterRandom random = run.random("faults");
    run.set(SPOILT, new Spoiler(random, run.get(STRENGTH)).spoil(run.get(IMAGE)));
  }

  @Override
  public NodeSpec spec() {
    return SPEC;
  }
}
