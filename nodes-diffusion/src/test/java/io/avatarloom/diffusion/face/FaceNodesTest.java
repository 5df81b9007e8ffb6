package io.avatarloom.diffusion.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.avatarloom.core.file.ImageFiles;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.run.SingleNode;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.IdentityEmbedding;
import io.avatarloom.core.value.Image;
import io.avatarloom.core.value.Table;
import io.avatarloom.core.value.Value;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaceNodesTest {
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

  private static IdentityEmbedding unit(String space, float... vector) {
    return new IdentityEmbedding(Tensor.of(vector, vector.length), space, true);
  }

  private Value average(IdentityEmbedding... identities) throws Exception {
    return nodes
        .exec("face.averageIdentities", Map.of("identities", List.of(identities)), Map.of())
        .get("unit");
  }

  @Test
  void theMeanOfIdentitiesHasUnitLength() throws Exception {
    IdentityEmbedding mean =
        (IdentityEmbedding) average(unit("dlib128", 1, 0), unit("dlib128", 0, 1));

    assertThat(mean.unit()).isTrue();
    assertThat(mean.space()).isEqualTo("dlib128");
    assertThat(mean.vector().data())
        .containsExactly(new float[] {0.70710678f, 0.70710678f}, within(1e-6f));
  }

  @Test
  void identitiesThatCannotBeAveragedAreRefused() {
    assertThatThrownBy(() -> average())
        .isInstanceOf(NodeException.class)
        .hasMessageContaining("at least one");
    assertThatThrownBy(() -> average(unit("dlib128", 1, 0), unit("arcface512", 1, 0)))
        .isInstanceOf(NodeException.class)
        .hasMessageContaining("dlib128 of width 2 and arcface512 of width 2");
    assertThatThrownBy(() -> average(unit("dlib128", 1, 0), unit("dlib128", Float.NaN, 0)))
        .isInstanceOf(NodeException.class)
        .hasMessageContaining("not a number");
    assertThatThrownBy(() -> average(unit("dlib128", 1, 0), unit("dlib128", -1, 0)))
        .isInstanceOf(NodeException.class)
        .hasMessageContaining("cancels");
    IdentityEmbedding raw = new IdentityEmbedding(Tensor.zeros(2), "dlib128", false);
    assertThatThrownBy(() -> average(raw))
        .isInstanceOf(NodeException.class)
        .hasMessageContaining("norm unit");
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
