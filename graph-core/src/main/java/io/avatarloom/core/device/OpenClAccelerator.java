package io.avatarloom.core.device;

import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import org.lwjgl.PointerBuffer;
import org.lwjgl.opencl.CL10;
import org.lwjgl.opencl.CL11;
import org.lwjgl.opencl.CL12;
import org.lwjgl.system.MemoryStack;

/** An OpenCL device with one profiled, in-order queue. */
final class OpenClAccelerator implements Accelerator {
  private static final double NANOS = 1e-6;
  private static final int[] OUT_OF_MEMORY = {
    CL10.CL_MEM_OBJECT_ALLOCATION_FAILURE,
    CL10.CL_OUT_OF_RESOURCES,
    CL10.CL_OUT_OF_HOST_MEMORY,
    CL10.CL_INVALID_BUFFER_SIZE
  };

  private final DeviceInfo info;
  private final Ledger ledger;
  private final long device;
  private final long context;
  private final long queue;
  private final DeviceTensors tensors;
  private boolean open = true;

  OpenClAccelerator(DeviceInfo info, long platform, long device) {
    this.info = info;
    this.ledger = new Ledger(info);
    this.tensors = new DeviceTensors(this);
    this.device = device;
    try (MemoryStack stack = MemoryStack.stackPush()) {
      IntBuffer status = stack.mallocInt(1);
      PointerBuffer properties = stack.pointers(CL10.CL_CONTEXT_PLATFORM, platform, 0);
      context = CL10.clCreateContext(properties, device, null, 0, status);
      check(status.get(0), "open");
      queue = CL10.clCreateCommandQueue(context, device, CL10.CL_QUEUE_PROFILING_ENABLE, status);
      check(status.get(0), "make a queue");
    }
  }

  void check(int status, String deed) {
    if (status != CL10.CL_SUCCESS) {
      throw new DeviceException(info + " would not " + deed + " (OpenCL error " + status + ")");
    }
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
    long size = Math.max(4, bytes);
    ledger.add(what, size);
    try (MemoryStack stack = MemoryStack.stackPush()) {
      IntBuffer status = stack.mallocInt(1);
      long memory = CL10.clCreateBuffer(context, CL10.CL_MEM_READ_WRITE, size, status);
      if (status.get(0) != CL10.CL_SUCCESS) {
        ledger.remove(what, size);
        for (int code : OUT_OF_MEMORY) {
          if (status.get(0) == code) {
            throw ledger.refusal(what, size);
          }
        }
        check(status.get(0), "take memory");
      }
      return new DeviceBuffer(
          memory,
          size,
          () -> {
            CL10.clReleaseMemObject(memory);
            ledger.remove(what, size);
          });
    }
  }

  @Override
  public synchronized DeviceBuffer part(DeviceBuffer whole, long offset, long bytes) {
    try (MemoryStack stack = MemoryStack.stackPush()) {
      IntBuffer status = stack.mallocInt(1);
      ByteBuffer region = stack.malloc(16).putLong(0, offset).putLong(8, Math.max(4, bytes));
      long part =
          CL11.clCreateSubBuffer(
              whole.handle(),
              CL10.CL_MEM_READ_WRITE,
              CL11.CL_BUFFER_CREATE_TYPE_REGION,
              region,
              status);
      check(status.get(0), "divide memory");
      return new DeviceBuffer(part, bytes, () -> CL10.clReleaseMemObject(part));
    }
  }

  @Override
  public synchronized Kernels compile(KernelSource source) {
    return new OpenClKernels(this, context, device, queue, source);
  }

  @Override
  public synchronized void upload(float[] from, DeviceBuffer to) {
    if (from.length > 0) {
      check(
          CL10.clEnqueueWriteBuffer(queue, to.handle(), true, 0, from, null, null), "take numbers");
    }
  }

  @Override
  public synchronized void download(DeviceBuffer from, float[] to) {
    if (to.length > 0) {
      check(
          CL10.clEnqueueReadBuffer(queue, from.handle(), true, 0, to, null, null), "give numbers");
    }
  }

  @Override
  public synchronized void download(DeviceBuffer from, int[] to) {
    if (to.length > 0) {
      check(
          CL10.clEnqueueReadBuffer(queue, from.handle(), true, 0, to, null, null), "give numbers");
    }
  }

  @Override
  public synchronized void download(DeviceBuffer from, long[] at, float[]... to) {
    for (int i = 0; i < to.length; i++) {
      if (to[i].length > 0) {
        check(
            CL10.clEnqueueReadBuffer(queue, from.handle(), true, 4 * at[i], to[i], null, null),
            "give numbers");
      }
    }
  }

  @Override
  public synchronized void copy(DeviceBuffer from, DeviceBuffer to, long bytes) {
    if (bytes > 0) {
      check(
          CL10.clEnqueueCopyBuffer(queue, from.handle(), to.handle(), 0, 0, bytes, null, null),
          "copy numbers");
    }
  }

  @Override
  public synchronized void clear(DeviceBuffer buffer) {
    try (MemoryStack stack = MemoryStack.stackPush()) {
      ByteBuffer zero = stack.calloc(1);
      check(
          CL12.clEnqueueFillBuffer(queue, buffer.handle(), zero, 0, buffer.bytes(), null, null),
          "fill memory");
    }
  }

  @Override
  public synchronized Mark mark() {
    try (MemoryStack stack = MemoryStack.stackPush()) {
      PointerBuffer event = stack.mallocPointer(1);
      check(CL12.clEnqueueMarkerWithWaitList(queue, null, event), "mark a moment");
      return new Moment(event.get(0));
    }
  }

  @Override
  public synchronized void finish() {
    check(CL10.clFinish(queue), "finish");
  }

  @Override
  public void close() {
    tensors.close();
    release();
  }

  private synchronized void release() {
    if (open) {
      open = false;
      CL10.clReleaseCommandQueue(queue);
      CL10.clReleaseContext(context);
    }
  }

  private final class Moment implements Mark {
    private final long event;

    Moment(long event) {
      this.event = event;
    }

    private long nanos() {
      check(CL10.clWaitForEvents(event), "finish");
      try (MemoryStack stack = MemoryStack.stackPush()) {
        ByteBuffer time = stack.malloc(8);
        check(
            CL10.clGetEventProfilingInfo(event, CL10.CL_PROFILING_COMMAND_END, time, null),
            "tell the time");
        return time.getLong(0);
      }
    }

    @Override
    public double since(Mark earlier) {
      return (nanos() - ((Moment) earlier).nanos()) * NANOS;
    }

    @Override
    public void close() {
      CL10.clReleaseEvent(event);
    }
  }
}
