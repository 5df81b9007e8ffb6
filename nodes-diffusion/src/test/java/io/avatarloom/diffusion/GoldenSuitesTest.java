package io.avatarloom.diffusion;

import static org.assertj.core.api.Assertions.assertThat;

import io.avatarloom.core.bench.Comparison;
import io.avatarloom.core.bench.GoldenSuite;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.run.SingleNode;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every golden suite of the module, through its nodes. */
class GoldenSuitesTest {
  private static final Path FOLDER = Path.of("../tests/src/test/resources/golden");
  private static final Path ASSETS = Path.of("../sample-graphs/assets");

  @ParameterizedTest
  @ValueSource(strings = {"diffusion", "guidance", "loom-mini"})
  void agrees(String name) throws Exception {
    GoldenSuite suite =
        ServiceLoader.load(GoldenSuite.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(s -> s.name().equals(name))
            .findFirst()
            .orElseThrow();
    assertThat(suite.covers(FOLDER)).isTrue();
    try (SingleNode exec = new SingleNode(Catalogue.installed(), ASSETS, ASSETS)) {
      List<Comparison> rows = suite.run(FOLDER, exec);
      assertThat(rows).isNotEmpty().allMatch(Comparison::passed);
    }
  }
}
