package io.avatarloom.core.device;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import org.lwjgl.PointerBuffer;
import org.lwjgl.cuda.CU;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.MemoryUtil;

/** A CUDA device with one stream in its primary context. */
final class CudaAccelerator implements Accelerator {
  private final DeviceInfo info;
  private final Ledger ledger;
  private final int device;
  private final long context;
  private final long stream;
  private final PinnedMemory outbound;
  private final PinnedMemory inbound;
  private final DeviceTensors tensors;
  private boolean open = true;

  CudaAccelerator(DeviceInfo info) {
    this.info = info;
    this.ledger = new Ledger(info);
    this.tensors = new DeviceTensors(this);
    try (MemoryStack stack = MemoryStack.stackPush()) {
      IntBuffer number = stack.mallocInt(1);
      check(CU.cuDeviceGet(number, info.index()), "open");
      device = number.get(0);
      PointerBuffer pointer = stack.mallocPointer(1);
      check(CU.cuDevicePrimaryCtxRetain(pointer, device), "open");
      context = pointer.get(0);
      enter();
      check(CU.cuStreamCreate(pointer, CU.CU_STREAM_NON_BLOCKING), "make a queue");
      stream = pointer.get(0);
    }
    outbound = new PinnedMemory(this);
    inbound = new PinnedMemory(this);
  }

  void check(int status, String deed) {
    if (status != CU.CUDA_SUCCESS) {
      throw new DeviceException(info + " would not " + deed + ": " + CudaDriver.words(status));
    }
  }

  /** Makes the context the thread's own. */
  void enter() {
    check(CU.cuCtxSetCurrent(context), "be entered");
  }

  long stream() {
    return stream;
  }

  int chip() {
    return 10 * CudaDriver.attribute(device, CU.CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MAJOR)
        + CudaDriver.attribute(device, CU.CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MINOR);
  }

  @Override
  public DeviceInfo info() {
    return info;
  }

  @Override
  public Ledger ledger() {
    return ledger;
  }

  @Override
  public DeviceTensors tensors() {
    return tensors;
  }

  @Override
  public synchronized DeviceBuffer allocate(String what, long bytes) {
    enter();
    long size = Math.max(4, bytes);
    ledger.add(what, size);
    try (MemoryStack stack = MemoryStack.stackPush()) {
      PointerBuffer pointer = stack.mallocPointer(1);
      int status = CU.cuMemAlloc(pointer, size);
      if (status != CU.CUDA_SUCCESS) {
        ledger.remove(what, size);
        if (status == CU.CUDA_ERROR_OUT_OF_MEMORY) {
          throw ledger.refusal(what, size);
        }
        check(status, "take memory");
      }
      long address = pointer.get(0);
      return new DeviceBuffer(address, size, () -> free(what, address, size));
    }
  }

  private synchronized void free(String what, long address, long size) {
    if (open) {
      enter();
      CU.cuStreamSynchronize(stream);
      CU.cuMemFree(address);
      ledger.remove(what, size);
    }
  }

  @Override
  public DeviceBuffer part(DeviceBuffer whole, long offset, long bytes) {
    return new DeviceBuffer(whole.handle() + offset, bytes, () -> {});
  }

  @Override
  public synchronized Kernels compile(KernelSource source) {
    enter();
    return new CudaKernels(this, source);
  }

  @Override
  public synchronized void upload(float[] from, DeviceBuffer to) {
    enter();
    if (from.length > 0) {
      FloatBuffer room = outbound.room(4L * from.length).asFloatBuffer().limit(from.length);
      room.put(0, from);
      check(CU.cuMemcpyHtoDAsync(to.handle(), room, stream), "take numbers");
      outbound.lend();
    }
  }

  @Override
  public synchronized void download(DeviceBuffer from, float[] to) {
    download(from, new long[1], to);
  }

  @Override
  public synchronized void download(DeviceBuffer from, int[] to) {
    enter();
    ByteBuffer room = inbound.room(4L * to.length);
    fetch(from, 0, 4L * to.length, room, 0);
    check(CU.cuStreamSynchronize(stream), "give numbers");
    room.asIntBuffer().get(0, to);
  }

  @Override
  public synchronized void download(DeviceBuffer from, long[] at, float[]... to) {
    enter();
    long bytes = 0;
    for (float[] part : to) {
      bytes += 4L * part.length;
    }
    ByteBuffer room = inbound.room(bytes);
    int start = 0;
    for (int i = 0; i < to.length; i++) {
      fetch(from, 4 * at[i], 4L * to[i].length, room, start);
      start += 4 * to[i].length;
    }
    check(CU.cuStreamSynchronize(stream), "give numbers");
    start = 0;
    for (float[] part : to) {
      room.asFloatBuffer().get(start, part);
      start += part.length;
    }
  }

  private void fetch(DeviceBuffer from, long offset, long bytes, ByteBuffer room, int start) {
    if (bytes > 0) {
      int status =
          CU.ncuMemcpyDtoHAsync(
              MemoryUtil.memAddress0(room) + start, from.handle() + offset, bytes, stream);
      check(status, "give numbers");
    }
  }

  @Override
  public synchronized void copy(DeviceBuffer from, DeviceBuffer to, long bytes) {
    if (bytes > 0) {
      enter();
      check(CU.cuMemcpyDtoDAsync(to.handle(), from.handle(), bytes, stream), "copy numbers");
    }
  }

  @Override
  public synchronized void clear(DeviceBuffer buffer) {
    enter();
    check(CU.cuMemsetD8Async(buffer.handle(), (byte) 0, buffer.bytes(), stream), "fill memory");
  }

  @Override
  public synchronized Mark mark() {
    enter();
    try (MemoryStack stack = MemoryStack.stackPush()) {
      PointerBuffer event = stack.mallocPointer(1);
      check(CU.cuEventCreate(event, CU.CU_EVENT_DEFAULT), "mark a moment");
      check(CU.cuEventRecord(event.get(0), stream), "mark a moment");
      return new Moment(event.get(0));
    }
  }

  @Override
  public synchronized void finish() {
    enter();
    check(CU.cuStreamSynchronize(stream), "finish");
  }

  @Override
  public void close() {
    tensors.close();
    release();
  }

  private synchronized void release() {
    if (open) {
      finish();
      open = false;
      outbound.close();
      inbound.close();
      CU.cuStreamDestroy(stream);
      CU.cuDevicePrimaryCtxRelease(device);
    }
  }

  private final class Moment implements Mark {
    private final long event;

    Moment(long event) {
      this.event = event;
    }

    @Override
    public double since(Mark earlier) {
      enter();
      try (MemoryStack stack = MemoryStack.stackPush()) {
        FloatBuffer time = stack.mallocFloat(1);
        check(CU.cuEventSynchronize(event), "finish");
        check(CU.cuEventElapsedTime(time, ((Moment) earlier).event, event), "tell the time");
        return time.get(0);
      }
    }

    @Override
    public void close() {
      CU.cuEventDestroy(event);
    }
  }
}
