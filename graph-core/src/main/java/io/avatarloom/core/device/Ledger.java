package io.avatarloom.core.device;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Who holds how much of a device's memory. Safe for use from several threads. */
public final class Ledger {
  private static final double MEGABYTE = 1 << 20;
  private final DeviceInfo device;
  private final Map<String, Long> held = new TreeMap<>();
  private long total;
  private long peak;
  private long limit = Long.MAX_VALUE;

  Ledger(DeviceInfo device) {
    this.device = device;
  }

  /** Refuses what would take more than {@code bytes} in all. */
  public synchronized void limit(long bytes) {
    limit = bytes;
  }

  synchronized void add(String what, long bytes) {
    if (bytes > limit - total) {
      throw refusal(what, bytes);
    }
    held.merge(what, bytes, Long::sum);
    total += bytes;
    peak = Math.max(peak, total);
  }

  synchronized void remove(String what, long bytes) {
    held.computeIfPresent(what, (key, sum) -> sum == bytes ? null : sum - bytes);
    total -= bytes;
  }

  /** Bytes held now. */
  public synchronized long total() {
    return total;
  }

  /** Most bytes ever held. */
  public synchronized long peak() {
    return peak;
  }

  synchronized DeviceException refusal(String what, long bytes) {
    return new DeviceException(
        device
            + " has no room for "
            + megabytes(bytes)
            + " of "
            + what
            + "; it holds "
            + this
            + "; render fewer or smaller views at a time, or use --device cpu",
        true);
  }

  @Override
  public synchronized String toString() {
    return held.isEmpty()
        ? "nothing yet"
        : megabytes(total)
            + ": "
            + held.entrySet().stream()
                .map(entry -> entry.getKey() + " " + megabytes(entry.getValue()))
                .collect(Collectors.joining(", "));
  }

  private static String megabytes(long bytes) {
    return String.format(java.util.Locale.ROOT, "%.1f MB", bytes / MEGABYTE);
  }
}
