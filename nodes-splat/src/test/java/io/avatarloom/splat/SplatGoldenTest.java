package io.avatarloom.splat;

import static org.assertj.core.api.Assertions.assertThat;

import io.avatarloom.core.bench.Comparison;
import io.avatarloom.core.device.DeviceChoice;
import io.avatarloom.core.device.OpenDevice;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.run.SingleNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SplatGoldenTest {
  private static final Path HERE = Path.of(".");

  @Test
  void nodesAgreeWithGsplat() throws Exception {
    agree(DeviceChoice.CPU);
  }

  @Test
  @Tag("opencl")
  void nodesAgreeWithGsplatOnADevice() throws Exception {
    DeviceChoice choice = DeviceChoice.parse("opencl");
    OpenDevice.assume(choice);
    agree(choice);
  }

  private static void agree(DeviceChoice device) throws Exception {
    Path folder = Path.of("../tests/src/test/resources/golden");
    SplatGolden suite = new SplatGolden();
    assertThat(suite.covers(folder)).isTrue();
    assertThat(suite.covers(HERE)).isFalse();
    try (SingleNode nodes = new SingleNode(Catalogue.installed(), HERE, HERE, 0, 0, 1, device)) {
      List<Comparison> results = suite.run(folder, nodes);
      assertThat(results).hasSize(32).allSatisfy(c -> assertThat(c.passed()).as("%s", c).isTrue());
    }
  }
}
