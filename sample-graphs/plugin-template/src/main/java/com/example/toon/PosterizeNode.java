package com.example.toon;

import io.avatarloom.core.node.In;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.value.Image;
import io.avatarloom.core.value.ValueTypes;

/** Rounds every channel of a picture to a few levels. */
public final class PosterizeNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of("toon.posterize", 1, "Posterize", "Rounds every channel to a few levels.");
  private static final In<Image> IMAGE = B.in("image", ValueTypes.IMAGE, "The picture.");
  private static final Param<Integer> LEVELS =
      B.integer("levels", 4, 2, 256, "", "Levels of a channel, black and white among them.");
  private static final Out<Image> POSTER = B.out("image", ValueTypes.IMAGE, "The poster.");
  private static final NodeSpec SPEC = B.build();

  @Override
  public NodeSpec spec() {
    return SPEC;
  }

  @Override
  public void run(NodeRun run) {
    run.set(POSTER, new Image(Posterize.rounded(run.get(IMAGE).pixels(), run.get(LEVELS))));
  }
}
