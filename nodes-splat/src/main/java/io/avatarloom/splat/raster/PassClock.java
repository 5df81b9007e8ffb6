package io.avatarloom.splat.raster;

/** Times passes over a scene. */
interface PassClock extends AutoCloseable {
  /**
   * Medians.
   *
   * @param forward milliseconds of a forward pass
   * @param both milliseconds of a forward and a backward pass
   * @param bytes on the device while they ran; 0 where nobody counts
   */
  record Times(double forward, double both, long bytes) {}

  /** The device, in words. */
  String about();

  Times time(BenchScene scene, int repeats);

  @Override
  void close();
}
