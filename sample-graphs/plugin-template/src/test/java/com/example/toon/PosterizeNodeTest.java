package com.example.toon;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.run.SingleNode;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.Image;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class PosterizeNodeTest {
  private static final Image GREYS =
      new Image(Tensor.of(new float[] {0, 0.2f, 0.3f, 1}, 1, 2, 2));

  private static Image posterized(int levels) throws Exception {
    Path here = Path.of(".");
    try (SingleNode nodes = new SingleNode(new Catalogue(List.of(new ToonNodes())), here, here)) {
      Map<String, ?> params = Map.of("levels", levels);
      return (Image) nodes.exec("toon.posterize", Map.of("image", GREYS), params).get("image");
    }
  }

  @Test
  void threeLevelsAreBlackGreyAndWhite() throws Exception {
    assertArrayEquals(new float[] {0, 0, 0.5f, 1}, posterized(3).pixels().data());
  }

  @Test
  void oneLevelIsRefusedInASentence() {
    NodeException refusal = Assertions.assertThrows(NodeException.class, () -> posterized(1));
    assertTrue(refusal.getMessage().contains("met 1"), refusal.getMessage());
  }
}
