package io.avatarloom.core.device;

/**
 * An open device with one queue: what is enqueued runs in order. Safe for use from several threads.
 * All methods throw {@link DeviceException}.
 */
public interface Accelerator extends AutoCloseable {
  DeviceInfo info();

  Ledger ledger();

  /**
   * Takes memory; its content is undefined.
   *
   * @param what names it in the ledger
   */
  DeviceBuffer allocate(String what, long bytes);

  /** Tensors that stay on the device. */
  DeviceTensors tensors();

  /** Part of a buffer, from a multiple of {@link DeviceBuffer#ALIGNMENT}; close both. */
  DeviceBuffer part(DeviceBuffer whole, long offset, long bytes);

  Kernels compile(KernelSource source);

  /** Copies to the device; the array may be changed after the return. */
  void upload(float[] from, DeviceBuffer to);

  /** Waits for what was enqueued and copies from the start of a buffer. */
  void download(DeviceBuffer from, float[] to);

  /** Waits for what was enqueued and copies from the start of a buffer. */
  void download(DeviceBuffer from, int[] to);

  /**
   * Waits for what was enqueued and copies parts of a buffer, together.
   *
   * @param at first number of each part
   */
  void download(DeviceBuffer from, long[] at, float[]... to);

  /** Enqueues a copy of the first bytes of one buffer to the start of another. */
  void copy(DeviceBuffer from, DeviceBuffer to, long bytes);

  /** Enqueues filling with zeros. */
  void clear(DeviceBuffer buffer);

  /** Notes the moment at which what was enqueued so far is done. */
  Mark mark();

  /** Waits for what was enqueued. */
  void finish();

  @Override
  void close();

  /** A moment on the device. */
  interface Mark extends AutoCloseable {
    /** Milliseconds from an earlier mark to this; waits for it. */
    double since(Mark earlier);

    @Override
    void close();
  }
}
