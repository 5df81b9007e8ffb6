package io.avatarloom.core.device;

import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.charset.StandardCharsets;
import org.lwjgl.PointerBuffer;
import org.lwjgl.opencl.CL10;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.MemoryUtil;

/** A program built for one OpenCL device. */
final class OpenClKernels implements Kernels {
  private static final int LOG_SHOWN = 2000;
  private final OpenClAccelerator accelerator;
  private final long queue;
  private final long device;
  private final long program;
  private final String origin;

  OpenClKernels(
      OpenClAccelerator accelerator, long context, long device, long queue, KernelSource source) {
    this.accelerator = accelerator;
    this.queue = queue;
    this.device = device;
    try (MemoryStack stack = MemoryStack.stackPush()) {
      IntBuffer status = stack.mallocInt(1);
      program = CL10.clCreateProgramWithSource(context, source.text(), status);
      accelerator.check(status.get(0), "take the source of " + source.name());
    }
    boolean nvidia = accelerator.info().driver().contains("NVIDIA");
    if (nvidia && build("-DLANES_TALK=1")) {
      origin = "built by the OpenCL driver, registers exchanged between lanes";
    } else if (build("")) {
      origin = "built by the OpenCL driver";
    } else {
      throw new DeviceException(
          accelerator.info() + " could not build " + source.name() + ": " + log());
    }
  }

  private boolean build(String options) {
    return CL10.clBuildProgram(program, device, "-cl-std=CL1.2 " + options, null, 0)
        == CL10.CL_SUCCESS;
  }

  private String log() {
    try (MemoryStack stack = MemoryStack.stackPush()) {
      PointerBuffer size = stack.mallocPointer(1);
      int what = CL10.CL_PROGRAM_BUILD_LOG;
      CL10.clGetProgramBuildInfo(program, device, what, (ByteBuffer) null, size);
      ByteBuffer bytes = MemoryUtil.memAlloc((int) size.get(0));
      try {
        CL10.clGetProgramBuildInfo(program, device, what, bytes, null);
        String text = StandardCharsets.UTF_8.decode(bytes).toString().replace("\0", "").strip();
        return text.length() > LOG_SHOWN ? text.substring(0, LOG_SHOWN) + " ..." : text;
      } finally {
        MemoryUtil.memFree(bytes);
      }
    }
  }

  @Override
  public String origin() {
    return origin;
  }

  @Override
  public Launch bind(String name, int groupSize, Object... arguments) {
    synchronized (accelerator) {
      try (MemoryStack stack = MemoryStack.stackPush()) {
        IntBuffer status = stack.mallocInt(1);
        long kernel = CL10.clCreateKernel(program, name, status);
        accelerator.check(status.get(0), "find the kernel " + name);
        for (int i = 0; i < arguments.length; i++) {
          accelerator.check(
              set(stack, kernel, i, arguments[i]), "take argument " + i + " of " + name);
        }
        return new Bound(name, kernel, groupSize);
      }
    }
  }

  private static int set(MemoryStack stack, long kernel, int i, Object argument) {
    if (argument instanceof DeviceBuffer buffer) {
      return CL10.clSetKernelArg1p(kernel, i, buffer.handle());
    }
    if (argument instanceof Integer number) {
      return CL10.clSetKernelArg(kernel, i, stack.ints(number));
    }
    if (argument instanceof Float number) {
      return CL10.clSetKernelArg(kernel, i, stack.floats(number));
    }
    return CL10.clSetKernelArg(kernel, i, stack.bytes((byte[]) argument));
  }

  @Override
  public void close() {
    CL10.clReleaseProgram(program);
  }

  private final class Bound implements Launch {
    private final String name;
    private final long kernel;
    private final int groupSize;

    Bound(String name, long kernel, int groupSize) {
      this.name = name;
      this.kernel = kernel;
      this.groupSize = groupSize;
    }

    @Override
    public void run(int groups) {
      if (groups == 0) {
        return;
      }
      synchronized (accelerator) {
        try (MemoryStack stack = MemoryStack.stackPush()) {
          accelerator.check(
              CL10.clEnqueueNDRangeKernel(
                  queue,
                  kernel,
                  1,
                  null,
                  stack.pointers((long) groups * groupSize),
                  stack.pointers(groupSize),
                  null,
                  null),
              "run " + name);
        }
      }
    }

    @Override
    public void close() {
      CL10.clReleaseKernel(kernel);
    }
  }
}
