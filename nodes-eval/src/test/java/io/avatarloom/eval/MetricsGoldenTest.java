package io.avatarloom.eval;

import static org.assertj.core.api.Assertions.assertThat;

import io.avatarloom.core.bench.Comparison;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.run.SingleNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetricsGoldenTest {
  private static final Path GOLDEN = Path.of("../tests/src/test/resources/golden");

  @Test
  void metricsAgreeWithTheReferences() throws Exception {
    MetricsGolden suite = new MetricsGolden();
    assertThat(suite.covers(GOLDEN)).isTrue();
    Catalogue catalogue = new Catalogue(List.of(new EvalNodes()));
    try (SingleNode exec = new SingleNode(catalogue, GOLDEN, GOLDEN)) {
      List<Comparison> results = suite.run(GOLDEN, exec);
      assertThat(results).hasSize(3).allMatch(Comparison::passed);
    }
  }
}
