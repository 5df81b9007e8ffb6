package io.avatarloom.core.device;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.lwjgl.PointerBuffer;
import org.lwjgl.cuda.NVRTC;
import org.lwjgl.system.Configuration;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.MemoryUtil;

/** NVRTC, where a CUDA toolkit is installed: compiles for the very chip. */
final class CudaCompiler {
  /** A property whose value {@code off} keeps to the PTX that ships. */
  private static final String SWITCH = "loom.nvrtc";

  private CudaCompiler() {}

  /** PTX for a chip, or empty when there is no compiler that knows it. */
  static Optional<String> ptx(KernelSource source, int chip) {
    if (System.getProperty(SWITCH, "").equals("off")) {
      return Optional.empty();
    }
    try {
      locate();
      return compile(source, chip);
    } catch (LinkageError e) {
      return Optional.empty();
    }
  }

  private static void locate() {
    if (Configuration.CUDA_NVRTC_LIBRARY_NAME.get() == null) {
      String home = System.getenv().getOrDefault("CUDA_PATH", "/usr/local/cuda");
      Stream.of(Path.of(home, "lib64", "libnvrtc.so"), Path.of(home, "lib", "libnvrtc.so"))
          .filter(Files::exists)
          .findFirst()
          .ifPresent(file -> Configuration.CUDA_NVRTC_LIBRARY_NAME.set(file.toString()));
    }
  }

  private static Optional<String> compile(KernelSource source, int chip) {
    try (MemoryStack stack = MemoryStack.stackPush()) {
      PointerBuffer program = stack.mallocPointer(1);
      ByteBuffer text = MemoryUtil.memUTF8(source.text());
      try {
        ByteBuffer name = stack.UTF8(source.name() + ".cu");
        if (NVRTC.nvrtcCreateProgram(program, text, name, null, null) != NVRTC.NVRTC_SUCCESS) {
          return Optional.empty();
        }
        PointerBuffer options =
            stack.pointers(
                stack.UTF8("--gpu-architecture=compute_" + chip),
                stack.UTF8("-fmad=false"),
                stack.UTF8("-D__CUDACC__=1"));
        Optional<String> ptx =
            NVRTC.nvrtcCompileProgram(program.get(0), options) == NVRTC.NVRTC_SUCCESS
                ? Optional.of(result(program.get(0)))
                : Optional.empty();
        NVRTC.nvrtcDestroyProgram(program);
        return ptx;
      } finally {
        MemoryUtil.memFree(text);
      }
    }
  }

  private static String result(long program) {
    try (MemoryStack stack = MemoryStack.stackPush()) {
      PointerBuffer size = stack.mallocPointer(1);
      NVRTC.nvrtcGetPTXSize(program, size);
      ByteBuffer ptx = MemoryUtil.memAlloc((int) size.get(0));
      try {
        NVRTC.nvrtcGetPTX(program, ptx);
        return StandardCharsets.US_ASCII.decode(ptx).toString().replace("\0", "");
      } finally {
        MemoryUtil.memFree(ptx);
      }
    }
  }
}
