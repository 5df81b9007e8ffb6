package io.avatarloom.core.device;

import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.lwjgl.PointerBuffer;
import org.lwjgl.cuda.CU;
import org.lwjgl.system.Configuration;
import org.lwjgl.system.MemoryStack;

/** NVIDIA's driver and its devices. */
final class CudaDriver {
  /** CUDA 11, the first whose driver reads the PTX that ships. */
  private static final int OLDEST = 11000;

  private static final int OLDEST_CHIP = 75;
  private static final int NAME_BYTES = 256;

  private CudaDriver() {}

  static List<DeviceInfo> devices() {
    try {
      return found();
    } catch (LinkageError e) {
      return List.of(
          DeviceInfo.unusable(
              Backend.CUDA,
              "there is no NVIDIA driver on this system; install one of version 450+"));
    } catch (DeviceException e) {
      return List.of(DeviceInfo.unusable(Backend.CUDA, e.getMessage()));
    }
  }

  static Accelerator open(DeviceInfo info) {
    return new CudaAccelerator(info);
  }

  private static List<DeviceInfo> found() {
    Libraries.name(Configuration.CUDA_LIBRARY_NAME, "libcuda.so.1");
    int status = CU.cuInit(0);
    if (status != CU.CUDA_SUCCESS) {
      return List.of(
          DeviceInfo.unusable(
              Backend.CUDA,
              "the NVIDIA driver does not start (CUDA error " + status + "); see nvidia-smi"));
    }
    List<DeviceInfo> found = new ArrayList<>();
    try (MemoryStack stack = MemoryStack.stackPush()) {
      IntBuffer number = stack.mallocInt(1);
      check(CU.cuDriverGetVersion(number), "tell its version");
      int version = number.get(0);
      check(CU.cuDeviceGetCount(number), "count its devices");
      int count = number.get(0);
      for (int i = 0; i < count; i++) {
        found.add(describe(i, version));
      }
    }
    return found.isEmpty()
        ? List.of(DeviceInfo.unusable(Backend.CUDA, "the NVIDIA driver knows no device"))
        : found;
  }

  private static DeviceInfo describe(int index, int version) {
    try (MemoryStack stack = MemoryStack.stackPush()) {
      IntBuffer number = stack.mallocInt(1);
      check(CU.cuDeviceGet(number, index), "find a device");
      int device = number.get(0);
      ByteBuffer name = stack.calloc(NAME_BYTES);
      check(CU.cuDeviceGetName(name, device), "name a device");
      PointerBuffer memory = stack.mallocPointer(1);
      check(CU.cuDeviceTotalMem(memory, device), "measure a device");
      int chip = 10 * attribute(device, CU.CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MAJOR);
      chip += attribute(device, CU.CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MINOR);
      String driver = "CUDA " + version / 1000 + "." + version % 1000 / 10;
      String problem = "";
      if (version < OLDEST) {
        problem = "its driver speaks " + driver + ", older than CUDA 11.0; install a newer one";
      } else if (chip < OLDEST_CHIP) {
        problem = "it is older than compute capability 7.5; use --device opencl";
      }
      String text = StandardCharsets.UTF_8.decode(name).toString().replace("\0", "");
      String about = driver + ", compute capability " + chip / 10 + "." + chip % 10;
      return new DeviceInfo(Backend.CUDA, index, text, about, memory.get(0), true, problem);
    }
  }

  static int attribute(int device, int what) {
    try (MemoryStack stack = MemoryStack.stackPush()) {
      IntBuffer number = stack.mallocInt(1);
      check(CU.cuDeviceGetAttribute(number, what, device), "describe a device");
      return number.get(0);
    }
  }

  static void check(int status, String deed) {
    if (status != CU.CUDA_SUCCESS) {
      throw new DeviceException("CUDA would not " + deed + ": " + words(status));
    }
  }

  static String words(int status) {
    try (MemoryStack stack = MemoryStack.stackPush()) {
      PointerBuffer text = stack.callocPointer(1);
      if (CU.cuGetErrorString(status, text) != CU.CUDA_SUCCESS || text.get(0) == 0) {
        return "error " + status;
      }
      return text.getStringUTF8(0) + " (error " + status + ")";
    }
  }
}
