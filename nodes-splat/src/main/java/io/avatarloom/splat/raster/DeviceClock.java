package io.avatarloom.splat.raster;

import io.avatarloom.core.bench.Median;
import io.avatarloom.core.device.Accelerator;
import io.avatarloom.core.device.Kernels;
import java.util.function.DoubleSupplier;

/** Times a device by its own events; splats, cameras and upstream gradient lie on it. */
final class DeviceClock implements PassClock {
  private final Accelerator accelerator;
  private final Kernels kernels;
  private final int warmUp;

  DeviceClock(Accelerator accelerator, int warmUp) {
    this.accelerator = accelerator;
    this.warmUp = warmUp;
    this.kernels = accelerator.compile(SplatKernels.source());
  }

  @Override
  public String about() {
    return accelerator.info() + ", " + accelerator.info().driver() + ", " + kernels.origin();
  }

  @Override
  public Times time(BenchScene scene, int repeats) {
    try (DeviceMemory memory = new DeviceMemory(accelerator)) {
      SplatTensors splats = SplatTensors.of(scene.arrays());
      RasterViews views = scene.cameras();
      DeviceShape shape = DeviceShape.of(splats, views, BenchScene.settings(), 1 << 16);
      try (DevicePipeline first = new DevicePipeline(accelerator, kernels, memory, shape)) {
        first.load(splats, views);
        first.forward();
        shape = shape.withSlots(first.wanted() + first.wanted() / 4);
      }
      try (DevicePipeline pipeline = new DevicePipeline(accelerator, kernels, memory, shape)) {
        pipeline.load(splats, views);
        accelerator.upload(scene.upstream(), pipeline.upstream[0]);
        double forward = median(() -> timed(pipeline::forward), repeats);
        double both =
            median(
                () ->
                    timed(
                        () -> {
                          pipeline.forward();
                          pipeline.backward();
                        }),
                repeats);
        return new Times(forward, both, accelerator.ledger().total());
      }
    }
  }

  private double median(DoubleSupplier once, int repeats) {
    double[] times = new double[repeats];
    for (int i = -warmUp; i < repeats; i++) {
      times[Math.max(0, i)] = once.getAsDouble();
    }
    return Median.of(times);
  }

  private double timed(Runnable work) {
    try (Accelerator.Mark start = accelerator.mark()) {
      work.run();
      try (Accelerator.Mark end = accelerator.mark()) {
        return end.since(start);
      }
    }
  }

  @Override
  public void close() {
    kernels.close();
  }
}
