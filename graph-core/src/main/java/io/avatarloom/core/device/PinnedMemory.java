package io.avatarloom.core.device;

import java.nio.ByteBuffer;
import org.lwjgl.PointerBuffer;
import org.lwjgl.cuda.CU;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.MemoryUtil;

/**
 * Memory of Java's side that a CUDA device reads and writes by itself; it grows and is used by one
 * copy at a time. The context has to be entered.
 */
final class PinnedMemory implements AutoCloseable {
  private static final long LEAST = 1 << 20;
  private final CudaAccelerator accelerator;
  private final long event;
  private ByteBuffer bytes;
  private boolean busy;

  PinnedMemory(CudaAccelerator accelerator) {
    this.accelerator = accelerator;
    try (MemoryStack stack = MemoryStack.stackPush()) {
      PointerBuffer pointer = stack.mallocPointer(1);
      accelerator.check(CU.cuEventCreate(pointer, CU.CU_EVENT_DISABLE_TIMING), "mark a moment");
      event = pointer.get(0);
    }
    bytes = take(LEAST);
  }

  private ByteBuffer take(long size) {
    try (MemoryStack stack = MemoryStack.stackPush()) {
      PointerBuffer pointer = stack.mallocPointer(1);
      accelerator.check(CU.cuMemAllocHost(pointer, size), "take memory beside the device");
      return MemoryUtil.memByteBuffer(pointer.get(0), (int) size);
    }
  }

  /** At least so many bytes, once the last copy is done with them. */
  ByteBuffer room(long size) {
    if (size > Integer.MAX_VALUE) {
      throw new DeviceException("copies of more than 2 GB are not made");
    }
    if (busy) {
      accelerator.check(CU.cuEventSynchronize(event), "finish");
      busy = false;
    }
    if (bytes.capacity() < size) {
      CU.cuMemFreeHost(bytes);
      bytes = take(Math.min(Integer.MAX_VALUE, size + size / 4));
    }
    return bytes.clear();
  }

  /** Notes that a copy was enqueued that uses the memory. */
  void lend() {
    accelerator.check(CU.cuEventRecord(event, accelerator.stream()), "mark a moment");
    busy = true;
  }

  @Override
  public void close() {
    CU.cuEventDestroy(event);
    CU.cuMemFreeHost(bytes);
  }
}
