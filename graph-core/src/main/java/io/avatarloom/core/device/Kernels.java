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

  @Override
  void close();
}
