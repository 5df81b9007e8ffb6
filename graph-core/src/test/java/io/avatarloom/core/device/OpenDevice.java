package io.avatarloom.core.device;

import org.junit.jupiter.api.Assumptions;

/** Devices of tests. */
public final class OpenDevice {
  private OpenDevice() {}

  /** Skips a test, and says why, where there is no device of a backend that can be used. */
  public static void assume(DeviceChoice choice) {
    DeviceInfo info =
        Devices.list().stream()
            .filter(d -> d.backend() == choice.backend().orElseThrow())
            .findFirst()
            .orElseThrow();
    Assumptions.assumeTrue(info.usable(), info.problem());
  }
}
