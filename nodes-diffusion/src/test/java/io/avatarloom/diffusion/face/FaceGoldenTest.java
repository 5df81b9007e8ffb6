package io.avatarloom.diffusion.face;

import static org.assertj.core.api.Assertions.assertThat;

import io.avatarloom.core.bench.Comparison;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.run.SingleNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaceGoldenTest {
  private static final Path ASSETS = Path.of("../sample-graphs/assets").toAbsolutePath();

  @Test
  void networksAndPipelineAgreeWithTheOriginalRuntimes() throws Exception {
    FaceGolden suite = new FaceGolden();
    assertThat(suite.covers(ASSETS)).isTrue();
    try (SingleNode nodes = new SingleNode(Catalogue.installed(), ASSETS, ASSETS)) {
      List<Comparison> results = suite.run(ASSETS, nodes);
      assertThat(results).hasSize(16).allMatch(Comparison::passed);
    }
  }

  @Test
  void coversNothingElsewhere() {
    assertThat(new FaceGolden().covers(Path.of("src"))).isFalse();
  }
}
