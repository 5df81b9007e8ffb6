package io.avatarloom.diffusion.face.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.avatarloom.core.file.ImageFiles;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.run.SingleNode;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.Image;
import io.avatarloom.core.value.Table;
import io.avatarloom.core.value.Value;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClassifyExpressionNodeTest {
  private static final Path ASSETS = Path.of("../sample-graphs/assets").toAbsolutePath();
  private final SingleNode nodes = new SingleNode(Catalogue.installed(), ASSETS, ASSETS);

  @AfterEach
  void close() {
    nodes.close();
  }

  private Map<String, Value> expression(Image image, boolean averaged, int index) throws Exception {
    Value faces = nodes.exec("face.detect", Map.of("image", image), Map.of()).get("faces");
    return nodes.exec(
        "face.classifyExpression",
        Map.of("image", image, "faces", faces),
        Map.of("averageCrops", averaged, "index", index));
  }

  private static Image photo(String name) throws Exception {
    return ImageFiles.read(ASSETS.resolve("photos").resolve(name));
  }

  @Test
  void theSmileIsSeenInOneCropAndInSix() throws Exception {
    for (boolean averaged : new boolean[] {false, true}) {
      Map<String, Value> out = expression(photo("astronaut.png"), averaged, 0);
      Tensor probabilities = (Tensor) out.get("probabilities");
      double sum = 0;
      for (float probability : probabilities.data()) {
        sum += probability;
      }
      assertThat(sum).isCloseTo(1, within(1e-5));
      assertThat(probabilities.at(1)).isGreaterThan(0.95f);
      assertThat(((Table) out.get("table")).rows().get(1).get(0)).isEqualTo("happy");
    }
  }

  @Test
  void aFaceThatIsNotThereIsRefusedByNumber() throws Exception {
    Image photo = photo("astronaut.png");

    assertThatThrownBy(() -> expression(photo, false, 3))
        .isInstanceOf(NodeException.class)
        .hasMessage("expected a number below 1, the number of faces, met 3");
  }
}
