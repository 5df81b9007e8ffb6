package io.avatarloom.core.device;

/** Memory on a device. */
public final class DeviceBuffer implements AutoCloseable {
  /** Parts of a buffer begin at multiples of this. */
  public static final long ALIGNMENT = 512;

  private final long handle;
  private final long bytes;
  private final Runnable free;
  private boolean open = true;

  DeviceBuffer(long handle, long bytes, Runnable free) {
    this.handle = handle;
    this.bytes = bytes;
    this.free = free;
  }

  /** Device address under CUDA, memory object under OpenCL. */
  long handle() {
    if (!open) {
      throw new IllegalStateException("a buffer of a device is used after it was freed");
    }
    return handle;
  }

  public long bytes() {
    return bytes;
  }

  @Override
  public synchronized void close() {
    if (open) {
      open = false;
      free.run();
    }
  }
}
