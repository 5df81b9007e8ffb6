package io.avatarloom.core.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Memory of this process. */
public final class Memory {
  private Memory() {}

  /**
   * Largest resident memory so far in bytes, native memory included; 0 where the system does not
   * tell.
   */
  public static long peakBytes() {
    return read("VmHWM:");
  }

  /** Resident memory now in bytes; 0 where the system does not tell. */
  static long usedBytes() {
    return read("VmRSS:");
  }

  private static long read(String field) {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return 0;
    }
    try {
      return Files.readAllLines(status).stream()
          .filter(line -> line.startsWith(field))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }
}
