package io.avatarloom.splat.raster;

import io.avatarloom.core.bench.Median;

/** Times the rasteriser in Java. */
final class JavaClock implements PassClock {
  private static final double NANOS = 1e-6;
  private static final int WARM_UP = 2;

  @Override
  public String about() {
    return "Java on " + Runtime.getRuntime().availableProcessors() + " cores";
  }

  @Override
  public Times time(BenchScene scene, int repeats) {
    SplatArrays splats = scene.arrays();
    RasterViews views = scene.cameras();
    ImageCotangent upstream = new ImageCotangent(scene.upstream(), null, null);
    double[] forward = new double[repeats];
    double[] both = new double[repeats];
    try (RasterBuffers buffers = new RasterBuffers()) {
      for (int i = -WARM_UP; i < repeats; i++) {
        long start = System.nanoTime();
        RasterFrame frame = Rasteriser.forward(splats, views, BenchScene.settings());
        long middle = System.nanoTime();
        Rasteriser.backward(frame, upstream, buffers);
        forward[Math.max(0, i)] = (middle - start) * NANOS;
        both[Math.max(0, i)] = (System.nanoTime() - start) * NANOS;
      }
    }
    return new Times(Median.of(forward), Median.of(both), 0);
  }

  @Override
  public void close() {}
}
