package io.avatarloom.core.device;

import java.util.Locale;

/** What runs kernels. */
public enum Backend {
  /** Java, always there. */
  CPU,
  /** Any OpenCL 1.2 device. */
  OPENCL,
  /** NVIDIA, by the driver alone. */
  CUDA;

  /** As in {@code --device}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
