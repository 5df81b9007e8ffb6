package io.avatarloom.splat.raster;

import io.avatarloom.core.device.KernelSource;
import java.util.List;

/** The kernels of splats. */
final class SplatKernels {
  /** Items of a group of every kernel. */
  static final int GROUP = 256;

  /** Keys that one group of a sort pass takes. */
  static final int KEYS = 2048;

  /** Values of a digit of a sort pass. */
  static final int DIGITS = 256;

  /** Splats of a segment of a tile's list. */
  static final int SEGMENT = 128;

  /** Numbers a pixel keeps at the start of a segment. */
  static final int CHECKPOINT = 5;

  private static final List<String> PARTS =
      List.of("dialect.h", "sort.h", "shape.h", "project.h", "composite.h", "splats.h", "step.h");

  private SplatKernels() {}

  static KernelSource source() {
    return KernelSource.load(SplatKernels.class, "/io/avatarloom/splat/kernel", "splat", PARTS);
  }

  /** Groups of {@link #GROUP} that cover {@code items}. */
  static int groups(long items) {
    return (int) ((items + GROUP - 1) / GROUP);
  }
}
