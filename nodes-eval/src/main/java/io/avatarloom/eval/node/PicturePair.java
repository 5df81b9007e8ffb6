package io.avatarloom.eval.node;

import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.value.ImageBatch;
import java.util.Arrays;

/** Two batches that are compared pixel by pixel. */
final class PicturePair {
  private PicturePair() {}

  static void requireOneShape(ImageBatch a, ImageBatch b) throws NodeException {
    if (!Arrays.equals(a.pixels().shape(), b.pixels().shape())) {
      throw new NodeException(
          "b",
          "expected pictures of the shape of a, "
              + Arrays.toString(a.pixels().shape())
              + ", met "
              + Arrays.toString(b.pixels().shape())
              + "; resize one of them");
    }
  }
}
