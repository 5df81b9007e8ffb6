package io.avatarloom.splat;

import static org.assertj.core.api.Assertions.assertThat;

import io.avatarloom.core.bench.Comparison;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.run.SingleNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SplatGoldenTest {
  @Test
  void nodesAgreeWithGsplat() throws Exception {
    Path folder = Path.of("../tests/src/test/resources/golden");
    SplatGolden suite = new SplatGolden();
    assertThat(suite.covers(folder)).isTrue();
    assertThat(suite.covers(Path.of("."))).isFalse();
    try (SingleNode nodes = new SingleNode(Catalogue.installed(), Path.of("."), Path.of("."))) {
      List<Comparison> results = suite.run(folder, nodes);
      assertThat(results).hasSize(32).allSatisfy(c -> assertThat(c.passed()).as("%s", c).isTrue());
    }
  }
}
