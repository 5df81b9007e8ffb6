package io.avatarloom.core.basic;

import io.avatarloom.core.node.In;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.ImageBatch;
import io.avatarloom.core.value.ValueTypes;
import java.util.Arrays;

/** Puts pictures behind others: with a slot of a region, the frames of a clip. */
final class AppendImagesNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "image.append",
          1,
          "Append pictures",
          "One batch of pictures behind another of the same size. As the update of a region's slot"
              + " it gathers the pictures of all iterations.");
  private static final In<ImageBatch> IMAGES =
      B.in("images", ValueTypes.IMAGE_BATCH, "The pictures so far.");
  private static final In<ImageBatch> MORE =
      B.in("more", ValueTypes.IMAGE_BATCH, "Those that come behind.");
  private static final Out<ImageBatch> ALL =
      B.out("images", ValueTypes.IMAGE_BATCH, "All of them.");
  private static final NodeSpec SPEC = B.build();

  @Override
  public NodeSpec spec() {
    return SPEC;
  }

  @Override
  public void run(NodeRun run) throws NodeException {
    Tensor first = run.get(IMAGES).pixels();
    Tensor second = run.get(MORE).pixels();
    int[] shape = first.shape();
    int[] other = second.shape();
    if (!Arrays.equals(shape, 1, 4, other, 1, 4)) {
      throw new NodeException(MORE.id(), "expected pictures like " + first + ", met " + second);
    }
    float[] all = Arrays.copyOf(first.data(), first.length() + second.length());
    System.arraycopy(second.data(), 0, all, first.length(), second.length());
    shape[0] += other[0];
    run.set(ALL, new ImageBatch(Tensor.of(all, shape)));
  }
}
