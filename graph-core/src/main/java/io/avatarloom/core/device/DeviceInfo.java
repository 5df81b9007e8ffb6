package io.avatarloom.core.device;

/**
 * A device that was found, or a backend that has none.
 *
 * @param index number within its backend
 * @param name the maker's name of it
 * @param driver version of driver and platform
 * @param memory bytes on the device
 * @param general false for OpenCL on the CPU, which is never chosen unless it is named
 * @param problem why it cannot be used and what to do; empty when it can
 */
public record DeviceInfo(
    Backend backend,
    int index,
    String name,
    String driver,
    long memory,
    boolean general,
    String problem) {
  static DeviceInfo unusable(Backend backend, String problem) {
    return new DeviceInfo(backend, 0, "none", "", 0, false, problem);
  }

  DeviceInfo numbered(int number) {
    return new DeviceInfo(backend, number, name, driver, memory, general, problem);
  }

  public boolean usable() {
    return problem.isEmpty();
  }

  /** As in {@code --device}, such as {@code cuda:0}. */
  public String id() {
    return backend == Backend.CPU ? "cpu" : backend.word() + ":" + index;
  }

  /** With its driver: what results may depend on. */
  public String inFull() {
    return this + ", driver " + driver;
  }

  @Override
  public String toString() {
    return id() + " " + name;
  }
}
