package io.avatarloom.morphable;

import static org.assertj.core.api.Assertions.assertThat;

import io.avatarloom.core.bench.Comparison;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class GeometryGoldenTest {
  private static final Path GOLDEN = Path.of("..", "tests", "src", "test", "resources", "golden");

  @Test
  void skinningEqualsSmplx() throws Exception {
    GeometryGolden suite = new GeometryGolden();
    assertThat(suite.covers(GOLDEN)).isTrue();
    List<Comparison> results = suite.run(GOLDEN, HeadFixture::exec);
    assertThat(results).hasSize(8).allSatisfy(one -> assertThat(one.error()).isLessThan(2e-6));
  }

  @Test
  void coversNothingElsewhere() {
    assertThat(new GeometryGolden().covers(Path.of("src"))).isFalse();
  }
}
