package io.avatarloom.core.device;

import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.lwjgl.PointerBuffer;
import org.lwjgl.opencl.CL;
import org.lwjgl.opencl.CL10;
import org.lwjgl.opencl.CLCapabilities;
import org.lwjgl.system.Configuration;
import org.lwjgl.system.MemoryStack;

/** OpenCL platforms and their devices. */
final class OpenClDriver {
  /** A device with what is needed to open it. */
  private record Found(DeviceInfo info, long platform, long device) {}

  private static final String MISSING =
      "there is no OpenCL on this system; install the maker's driver, or PoCL for the CPU"
          + " (Debian, Ubuntu: pocl-opencl-icd ocl-icd-libopencl1)";

  private OpenClDriver() {}

  static List<DeviceInfo> devices() {
    try {
      Libraries.name(Configuration.OPENCL_LIBRARY_NAME, "libOpenCL.so.1");
      List<DeviceInfo> infos = found().stream().map(Found::info).toList();
      return infos.isEmpty() ? List.of(DeviceInfo.unusable(Backend.OPENCL, MISSING)) : infos;
    } catch (LinkageError e) {
      return List.of(DeviceInfo.unusable(Backend.OPENCL, MISSING));
    } catch (DeviceException e) {
      return List.of(DeviceInfo.unusable(Backend.OPENCL, e.getMessage()));
    }
  }

  static Accelerator open(DeviceInfo info) {
    Found found = found().get(info.index());
    CLCapabilities platform = CL.createPlatformCapabilities(found.platform);
    CL.createDeviceCapabilities(found.device, platform);
    return new OpenClAccelerator(info, found.platform, found.device);
  }

  private static List<Found> found() {
    List<Found> found = new ArrayList<>();
    try (MemoryStack stack = MemoryStack.stackPush()) {
      IntBuffer count = stack.mallocInt(1);
      if (CL10.clGetPlatformIDs(null, count) != CL10.CL_SUCCESS || count.get(0) == 0) {
        return found;
      }
      PointerBuffer platforms = stack.mallocPointer(count.get(0));
      check(CL10.clGetPlatformIDs(platforms, (IntBuffer) null), "list its platforms");
      for (int p = 0; p < platforms.capacity(); p++) {
        CL.createPlatformCapabilities(platforms.get(p));
        if (CL10.clGetDeviceIDs(platforms.get(p), CL10.CL_DEVICE_TYPE_ALL, null, count) != 0) {
          continue;
        }
        PointerBuffer devices = stack.mallocPointer(count.get(0));
        check(
            CL10.clGetDeviceIDs(
                platforms.get(p), CL10.CL_DEVICE_TYPE_ALL, devices, (IntBuffer) null),
            "list its devices");
        for (int d = 0; d < devices.capacity(); d++) {
          DeviceInfo info = describe(platforms.get(p), devices.get(d));
          found.add(new Found(info, platforms.get(p), devices.get(d)));
        }
      }
    }
    return numbered(found);
  }

  /** Those on the CPU last. */
  private static List<Found> numbered(List<Found> found) {
    found.sort(Comparator.comparing(one -> !one.info.general()));
    List<Found> numbered = new ArrayList<>();
    for (Found one : found) {
      numbered.add(new Found(one.info.numbered(numbered.size()), one.platform, one.device));
    }
    return numbered;
  }

  private static DeviceInfo describe(long platform, long device) {
    String version = text(device, CL10.CL_DEVICE_VERSION);
    String problem = "";
    if (version.startsWith("OpenCL 1.0") || version.startsWith("OpenCL 1.1")) {
      problem = "its driver speaks " + version + ", older than OpenCL 1.2; install a newer one";
    } else if (number(device, CL10.CL_DEVICE_MAX_WORK_GROUP_SIZE) < 256) {
      problem = "its groups have fewer than 256 items";
    } else if (number(device, CL10.CL_DEVICE_LOCAL_MEM_SIZE) < 40 << 10) {
      problem = "it has less than 40 kB of local memory";
    }
    return new DeviceInfo(
        Backend.OPENCL,
        0,
        text(device, CL10.CL_DEVICE_NAME),
        platformText(platform) + ", " + text(device, CL10.CL_DRIVER_VERSION),
        number(device, CL10.CL_DEVICE_GLOBAL_MEM_SIZE),
        (number(device, CL10.CL_DEVICE_TYPE) & CL10.CL_DEVICE_TYPE_CPU) == 0,
        problem);
  }

  private static String text(long device, int what) {
    try (MemoryStack stack = MemoryStack.stackPush()) {
      PointerBuffer size = stack.mallocPointer(1);
      check(CL10.clGetDeviceInfo(device, what, (ByteBuffer) null, size), "describe a device");
      ByteBuffer bytes = stack.malloc((int) size.get(0));
      check(CL10.clGetDeviceInfo(device, what, bytes, null), "describe a device");
      return words(bytes);
    }
  }

  private static String platformText(long platform) {
    try (MemoryStack stack = MemoryStack.stackPush()) {
      PointerBuffer size = stack.mallocPointer(1);
      int what = CL10.CL_PLATFORM_NAME;
      check(CL10.clGetPlatformInfo(platform, what, (ByteBuffer) null, size), "describe itself");
      ByteBuffer bytes = stack.malloc((int) size.get(0));
      check(CL10.clGetPlatformInfo(platform, what, bytes, null), "describe itself");
      return words(bytes);
    }
  }

  private static String words(ByteBuffer bytes) {
    return StandardCharsets.UTF_8.decode(bytes).toString().replace("\0", "").strip();
  }

  private static long number(long device, int what) {
    try (MemoryStack stack = MemoryStack.stackPush()) {
      ByteBuffer bytes = stack.calloc(8);
      check(CL10.clGetDeviceInfo(device, what, bytes, null), "describe a device");
      return bytes.getLong(0);
    }
  }

  static void check(int status, String deed) {
    if (status != CL10.CL_SUCCESS) {
      throw new DeviceException("OpenCL would not " + deed + " (error " + status + ")");
    }
  }
}
