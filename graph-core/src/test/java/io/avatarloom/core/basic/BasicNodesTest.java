package io.avatarloom.core.basic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.node.NodeContract;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.node.NodeLibrary;
import io.avatarloom.core.run.SingleNode;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.ImageBatch;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class BasicNodesTest extends NodeContract {
  @Override
  protected NodeLibrary library() {
    return new BasicNodes();
  }

  @Test
  void picturesAreAppendedInOrderAndOthersRefused() throws Exception {
    Path here = Path.of("").toAbsolutePath();
    try (SingleNode nodes = new SingleNode(new Catalogue(List.of(library())), here, here)) {
      ImageBatch two = batch(2, 4, 0.25f);
      ImageBatch one = batch(1, 4, 0.75f);
      ImageBatch all =
          (ImageBatch)
              nodes
                  .exec("image.append", Map.of("images", two, "more", one), Map.of())
                  .get("images");
      assertThat(all.pixels().shape()).containsExactly(3, 3, 2, 4);
      assertThat(all.pixels().at(0)).isEqualTo(0.25f);
      assertThat(all.pixels().at(2 * 3 * 2 * 4)).isEqualTo(0.75f);
      assertThatExceptionOfType(NodeException.class)
          .isThrownBy(
              () ->
                  nodes.exec(
                      "image.append", Map.of("images", two, "more", batch(1, 5, 0)), Map.of()))
          .withMessageContaining("expected pictures like");
    }
  }

  private static ImageBatch batch(int count, int width, float value) {
    Tensor pixels = Tensor.zeros(count, 3, 2, width);
    Arrays.fill(pixels.data(), value);
    return new ImageBatch(pixels);
  }
}
