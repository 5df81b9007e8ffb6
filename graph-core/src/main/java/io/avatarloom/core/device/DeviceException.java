package io.avatarloom.core.device;

/** A device is missing, refuses, or has no room; the message says which, and what to do. */
public final class DeviceException extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final boolean outOfMemory;

  public DeviceException(String message) {
    this(message, false);
  }

  DeviceException(String message, boolean outOfMemory) {
    super(message);
    this.outOfMemory = outOfMemory;
  }

  /** True when less work at a time could succeed. */
  public boolean outOfMemory() {
    return outOfMemory;
  }
}
