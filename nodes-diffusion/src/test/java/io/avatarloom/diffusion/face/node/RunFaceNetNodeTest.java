package io.avatarloom.diffusion.face.node;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.run.SingleNode;
import io.avatarloom.core.tensor.Tensor;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RunFaceNetNodeTest {
  private static final Path ASSETS = Path.of("../sample-graphs/assets").toAbsolutePath();
  private final SingleNode nodes = new SingleNode(Catalogue.installed(), ASSETS, ASSETS);

  @AfterEach
  void close() {
    nodes.close();
  }

  @Test
  void aNetworkRefusesAnInputOfAnotherSizeAndAnUnknownOutput() {
    Map<String, Object> expression = Map.of("network", "expression", "output", "scores");

    assertThatThrownBy(
            () -> nodes.exec("face.runNetwork", Map.of("input", Tensor.zeros(3, 9)), expression))
        .isInstanceOf(NodeException.class)
        .hasMessage("expression expects an input of shape [1, 3, 112, 112], met [3, 9]");
    assertThatThrownBy(
            () ->
                nodes.exec(
                    "face.runNetwork", Map.of("input", Tensor.zeros(1, 3, 112, 112)), expression))
        .isInstanceOf(NodeException.class)
        .hasMessage("expected one of [logits, probabilities], met 'scores'");
  }
}
