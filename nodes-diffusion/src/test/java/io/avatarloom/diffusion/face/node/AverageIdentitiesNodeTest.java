package io.avatarloom.diffusion.face.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.run.SingleNode;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.IdentityEmbedding;
import io.avatarloom.core.value.Value;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AverageIdentitiesNodeTest {
  private static final Path ASSETS = Path.of("../sample-graphs/assets").toAbsolutePath();
  private final SingleNode nodes = new SingleNode(Catalogue.installed(), ASSETS, ASSETS);

  @AfterEach
  void close() {
    nodes.close();
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
}
