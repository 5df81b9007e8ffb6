package io.avatarloom.core.run;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;

/** Memory of this process. */
public final class Memory {
  private static final long FRESH_NANOS = 50_000_000;

  /** What was read, and when. */
  private record Reading(long nanos, long bytes) {}

  private static final AtomicReference<Reading> RECENT =
      new AtomicReference<>(new Reading(System.nanoTime(), 0));

  private Memory() {}

  /**
   * Largest resident memory so far in bytes, native memory included; 0 where the system does not
   * tell.
   */
  public static long peakBytes() {
    return read("VmHWM:");
  }

  /**
   * Memory that cannot be given back, in bytes: native memory, and what the heap held after its
   * last collection (all of it before the first).
   */
  public static long neededBytes() {
    long committed = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      if (pool.getType() == MemoryType.HEAP) {
        committed += pool.getUsage().getCommitted();
      }
    }
    return Math.max(0, usedBytes() - committed) + liveHeapBytes();
  }

  /** What the heap held after its last collection (all of it before the first), in bytes. */
  static long liveHeapBytes() {
    long live = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      if (pool.getType() == MemoryType.HEAP) {
        MemoryUsage after = pool.getCollectionUsage();
        boolean collected = after != null && after.getUsed() > 0;
        live += collected ? after.getUsed() : pool.getUsage().getUsed();
      }
    }
    return live;
  }

  /** Resident memory a moment ago: asked for often, it is read at most every 50 ms. */
  static long recentBytes() {
    Reading last = RECENT.get();
    long now = System.nanoTime();
    if (last.bytes() == 0 || now - last.nanos() > FRESH_NANOS) {
      last = new Reading(now, usedBytes());
      RECENT.set(last);
    }
    return last.bytes();
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
