package io.avatarloom.core.device;

/** Compiled kernels. */
public interface Kernels extends AutoCloseable {
  /** How they were compiled, in words. */
  String origin();

  /**
   * Ties a kernel to its arguments.
   *
   * @param groupSize items of a group
   * @param arguments {@link DeviceBuffer}, {@link Integer}, {@link Float}, or {@code byte[]} for a
   *     structure
   */
  Launch bind(String kernel, int groupSize, Object... arguments);

  /** Enqueues a kernel once; arguments as in {@link #bind}. */
  default void launch(String kernel, int groupSize, int groups, Object... arguments) {
    try (Launch launch = bind(kernel, groupSize, arguments)) {
      launch.run(groups);
    }
  }

  @Override
  void close();
}
