package io.avatarloom.core.basic;

import io.avatarloom.core.node.In;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.value.Image;
import io.avatarloom.core.value.ImageBatch;
import io.avatarloom.core.value.ValueTypes;

/** One picture of a batch. */
public final class PickImageNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of("image.fromBatch", 1, "Pick picture", "One picture of a batch.");
  private static final In<ImageBatch> IMAGES = B.in("images", ValueTypes.IMAGE_BATCH, "The batch.");
  private static final Param<Integer> INDEX =
      B.integer("index", 0, 0, Double.NaN, "", "Which one, from 0.");
  private static final Out<Image> IMAGE = B.out("image", ValueTypes.IMAGE, "The picture.");
  private static final NodeSpec SPEC = B.build();

  @Override
  public NodeSpec spec() {
    return SPEC;
  }

  @Override
  public void run(NodeRun run) throws NodeException {
    ImageBatch images = run.get(IMAGES);
    int index = run.get(INDEX);
    if (index >= images.count()) {
      throw new NodeException(
          INDEX.id(), "expected a number below " + images.count() + ", met " + index);
    }
    run.set(IMAGE, images.image(index));
  }
}
