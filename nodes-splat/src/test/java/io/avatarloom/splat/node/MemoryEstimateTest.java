package io.avatarloom.splat.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.avatarloom.core.device.DeviceChoice;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.node.In;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.run.SingleNode;
import io.avatarloom.core.tensor.CounterRandom;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.CameraBatch;
import io.avatarloom.core.value.ImageBatch;
import io.avatarloom.core.value.ImageGradient;
import io.avatarloom.core.value.RenderRecord;
import io.avatarloom.core.value.SplatCloud;
import io.avatarloom.core.value.Value;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What nodes say of their memory, beside the peak of Java's heap while they run. */
class MemoryEstimateTest {
  /** The peak may be this much larger or smaller than the estimate. */
  private static final double FACTOR = 2;

  private final Catalogue catalogue = Catalogue.installed();

  private SingleNode node() {
    return new SingleNode(catalogue, Path.of(""), Path.of(""), 0, 0, 1, DeviceChoice.CPU);
  }

  private static SplatCloud cloud(int n) {
    CounterRandom random = new CounterRandom(1, "splats", 0);
    Tensor means = random.gaussian(n, 3);
    Tensor scales = Tensor.zeros(n, 3);
    for (int i = 0; i < means.length(); i++) {
      means.data()[i] *= 0.08f;
      scales.data()[i] = -5;
    }
    return new SplatCloud(
        1,
        means,
        random.gaussian(n, 4),
        scales,
        Tensor.zeros(n),
        Tensor.zeros(n, 4, 3),
        new TreeMap<>());
  }

  private static long estimate(Catalogue catalogue, String type, Map<String, Value> inputs)
      throws NodeException {
    NodeRun run =
        (NodeRun)
            Proxy.newProxyInstance(
                NodeRun.class.getClassLoader(),
                new Class<?>[] {NodeRun.class},
                (proxy, method, words) -> inputs.get(((In<?>) words[0]).id()));
    return catalogue.required(type).spec().memoryBytes().applyAsLong(run);
  }

  private static List<MemoryPoolMXBean> heap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .toList();
  }

  /** Bytes by which the heap grew at most while a node ran. */
  private long peak(String type, Map<String, Value> inputs) throws Exception {
    try (SingleNode warm = node()) {
      warm.exec(type, inputs, Map.of());
    }
    try (SingleNode node = node()) {
      System.gc();
      long before = heap().stream().mapToLong(pool -> pool.getUsage().getUsed()).sum();
      heap().forEach(MemoryPoolMXBean::resetPeakUsage);
      node.exec(type, inputs, Map.of());
      return heap().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() - before;
    }
  }

  private void compare(String what, String type, Map<String, Value> inputs) throws Exception {
    long estimate = estimate(catalogue, type, inputs);
    long peak = peak(type, inputs);
    System.out.printf("%-28s estimate %6.1f MB, peak %6.1f MB%n", what, estimate / 1e6, peak / 1e6);
    assertThat(peak / (double) estimate).as(what).isBetween(1 / FACTOR, FACTOR);
  }

  @Test
  void rendersAndTheirGradientsNeedWhatTheySay() throws Exception {
    SplatCloud cloud = cloud(60_000);
    CameraBatch cameras;
    Map<String, Value> made;
    try (SingleNode node = node()) {
      cameras =
          (CameraBatch)
              node.exec(
                      "splat.orbitCameras",
                      Map.of(),
                      Map.of("count", 6, "sizePx", 384, "framingHeight", 0.5))
                  .get("cameras");
      made = node.exec("splat.render", Map.of("cloud", cloud, "cameras", cameras), Map.of());
    }
    compare("splat.render", "splat.render", Map.of("cloud", cloud, "cameras", cameras));
    RenderRecord record = (RenderRecord) made.get("record");
    Tensor pictures = ((ImageBatch) made.get("images")).pixels();
    ImageGradient gradient =
        new ImageGradient(
            new CounterRandom(2, "gradient", 0).gaussian(pictures.shape()),
            Tensor.zeros(0),
            Tensor.zeros(0),
            0);
    compare(
        "splat.backward", "splat.backward", Map.of("record", record, "imageGradient", gradient));
    RenderRecord read =
        new RenderRecord(
            record.cloud(), record.cameras(), record.background(), record.settings(), null);
    compare(
        "splat.backward, from a file",
        "splat.backward",
        Map.of("record", read, "imageGradient", gradient));
  }
}
