package io.avatarloom.core.device;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.lwjgl.PointerBuffer;
import org.lwjgl.cuda.CU;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.MemoryUtil;

/** A module loaded into a CUDA context: compiled by NVRTC when present, else the PTX that ships. */
final class CudaKernels implements Kernels {
  private static final int WORD = 8;
  private final CudaAccelerator accelerator;
  private final long module;
  private final String origin;

  CudaKernels(CudaAccelerator accelerator, KernelSource source) {
    this.accelerator = accelerator;
    int chip = accelerator.chip();
    Optional<String> fresh = CudaCompiler.ptx(source, chip);
    long made = fresh.isPresent() ? load(fresh.get()) : 0;
    if (made != 0) {
      module = made;
      origin = "compiled by NVRTC for compute capability " + chip / 10 + "." + chip % 10;
    } else {
      module = load(source.ptx());
      origin = "the PTX that ships";
      if (module == 0) {
        throw new DeviceException(
            accelerator.info()
                + " does not take the kernels of "
                + source.name()
                + "; install a newer NVIDIA driver, or use --device cpu");
      }
    }
  }

  /** Loads PTX; 0 when the driver refuses it. */
  private static long load(String ptx) {
    ByteBuffer text = MemoryUtil.memUTF8(ptx);
    try (MemoryStack stack = MemoryStack.stackPush()) {
      PointerBuffer pointer = stack.mallocPointer(1);
      return CU.cuModuleLoadData(pointer, text) == CU.CUDA_SUCCESS ? pointer.get(0) : 0;
    } finally {
      MemoryUtil.memFree(text);
    }
  }

  @Override
  public String origin() {
    return origin;
  }

  @Override
  public Launch bind(String name, int groupSize, Object... arguments) {
    synchronized (accelerator) {
      accelerator.enter();
      try (MemoryStack stack = MemoryStack.stackPush()) {
        PointerBuffer function = stack.mallocPointer(1);
        accelerator.check(
            CU.cuModuleGetFunction(function, module, name), "find the kernel " + name);
        return new Bound(name, function.get(0), groupSize, arguments);
      }
    }
  }

  @Override
  public void close() {
    synchronized (accelerator) {
      accelerator.enter();
      CU.cuModuleUnload(module);
    }
  }

  private final class Bound implements Launch {
    private final String name;
    private final long function;
    private final int groupSize;

    /** Values of the arguments, then their addresses. */
    private final long memory;

    private final long addresses;

    Bound(String name, long function, int groupSize, Object... arguments) {
      this.name = name;
      this.function = function;
      this.groupSize = groupSize;
      long bytes = 0;
      for (Object argument : arguments) {
        bytes += room(argument);
      }
      memory = MemoryUtil.nmemAllocChecked(bytes + (long) WORD * arguments.length);
      addresses = memory + bytes;
      long at = memory;
      for (int i = 0; i < arguments.length; i++) {
        MemoryUtil.memPutAddress(addresses + (long) WORD * i, at);
        put(at, arguments[i]);
        at += room(arguments[i]);
      }
    }

    private static long room(Object argument) {
      return argument instanceof byte[] bytes ? (bytes.length + WORD - 1L) / WORD * WORD : WORD;
    }

    private static void put(long at, Object argument) {
      if (argument instanceof DeviceBuffer buffer) {
        MemoryUtil.memPutLong(at, buffer.handle());
      } else if (argument instanceof Integer number) {
        MemoryUtil.memPutInt(at, number);
      } else if (argument instanceof Float number) {
        MemoryUtil.memPutFloat(at, number);
      } else {
        byte[] bytes = (byte[]) argument;
        for (int i = 0; i < bytes.length; i++) {
          MemoryUtil.memPutByte(at + i, bytes[i]);
        }
      }
    }

    @Override
    public void run(int groups) {
      if (groups == 0) {
        return;
      }
      synchronized (accelerator) {
        accelerator.enter();
        accelerator.check(
            CU.ncuLaunchKernel(
                function, groups, 1, 1, groupSize, 1, 1, 0, accelerator.stream(), addresses, 0),
            "run " + name);
      }
    }

    @Override
    public void close() {
      MemoryUtil.nmemFree(memory);
    }
  }
}
