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
  private static final NodeSpec SPEC = B.build();

  @Override
  public void run(NodeRun run) {
    Image image = run.get(IMAGE);
    int width = run.get(WIDTH);
    int asked = run.get(HEIGHT);
    int height =
        asked > 0 ? asked : Math.max(1, Math.round((float) image.height() * width / image.width()));
    run.set(RESIZED, new Image(Resample.resize(image.pixels(), height, width)));
  }

  @Override
  public NodeSpec spec() {
    return SPEC;
  }
}
