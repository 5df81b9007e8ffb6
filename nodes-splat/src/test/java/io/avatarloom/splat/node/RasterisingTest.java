package io.avatarloom.splat.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.avatarloom.core.device.Accelerator;
import io.avatarloom.core.device.DeviceChoice;
import io.avatarloom.core.device.Devices;
import io.avatarloom.core.device.OpenDevice;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.SplatCloud;
import io.avatarloom.splat.raster.RasterFrame;
import io.avatarloom.splat.raster.RasterSettings;
import io.avatarloom.splat.raster.RasterViews;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RasterisingTest {
  private static final SplatCloud ONE =
      new SplatCloud(
          1,
          Tensor.of(new float[] {0, 0, 2}, 1, 3),
          Tensor.of(new float[] {1, 0, 0, 0}, 1, 4),
          Tensor.zeros(1, 3),
          Tensor.zeros(1),
          Tensor.zeros(1, 1, 3),
          new TreeMap<>());
  private static final RasterViews VIEW =
      new RasterViews(
          new float[] {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1},
          new float[] {20, 20, 8, 8},
          new float[3],
          16,
          16);

  @Test
  @Tag("opencl")
  void aFullDeviceLeavesTheRenderToJavaAndSaysSo() throws Exception {
    DeviceChoice choice = DeviceChoice.parse("opencl");
    OpenDevice.assume(choice);
    List<String> log = new ArrayList<>();
    try (Accelerator device = Devices.open(choice).orElseThrow()) {
      device.ledger().limit(1000);
      Rasterising.Pictures pictures =
          Rasterising.forward(run(device, log), ONE, VIEW, RasterSettings.gsplat());
      assertThat(pictures.kept()).isInstanceOf(RasterFrame.class);
      assertThat(pictures.alpha()[8 * 16 + 8]).isGreaterThan(0.4f);
    }
    assertThat(log).hasSize(1);
    assertThat(log.get(0)).contains("no room for").endsWith("this render is done in Java");
  }

  private static NodeRun run(Accelerator device, List<String> log) {
    return (NodeRun)
        Proxy.newProxyInstance(
            NodeRun.class.getClassLoader(),
            new Class<?>[] {NodeRun.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "device" -> Optional.of(device);
                  case "log" -> log.add((String) arguments[0]) ? null : null;
                  case "detached" -> ((Supplier<?>) arguments[0]).get();
                  case "resource" -> ((NodeRun.ResourceLoader<?>) arguments[1]).load();
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }
}
