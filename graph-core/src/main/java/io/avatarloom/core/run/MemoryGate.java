package io.avatarloom.core.run;

import io.avatarloom.core.tensor.Halt;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * Lets nodes in while Java has memory for them, by what their specs estimate. One may always run:
 * what is larger than all there is runs alone, with a warning.
 */
final class MemoryGate {
  private static final long LOOK_MILLIS = 50;

  /** A node that is inside. */
  final class Pass implements AutoCloseable {
    private final String node;
    private final long bytes;

    private Pass(String node, long bytes) {
      this.node = node;
      this.bytes = bytes;
    }

    @Override
    public void close() {
      leave(this);
    }
  }

  private final long limit;
  private final LongSupplier live;
  private final List<Pass> inside = new ArrayList<>();

  MemoryGate() {
    this(Runtime.getRuntime().maxMemory(), Memory::liveHeapBytes);
  }

  /**
   * @param limit bytes Java may take
   * @param live bytes that results and weights hold now
   */
  MemoryGate(long limit, LongSupplier live) {
    this.limit = limit;
    this.live = live;
  }

  /**
   * Waits until there is room.
   *
   * @param bytes what the node estimates; 0 needs no room
   * @param warning told when it is more than there can be
   * @throws java.util.concurrent.CancellationException if the run was cancelled
   */
  synchronized Pass enter(String node, long bytes, Consumer<String> warning) {
    Pass pass = new Pass(node, bytes);
    if (bytes > limit) {
      warning.accept(
          "needs about %s, and Java may take %s: it runs alone and may run out of memory; give Java"
                  .formatted(size(bytes), size(limit))
              + " more with LOOM_JAVA_OPTS=-Xmx8g, or lower the number of views, splats or the"
              + " picture size");
    }
    while (bytes > 0 && !roomFor(bytes)) {
      Halt.check();
      try {
        wait(LOOK_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    inside.add(pass);
    return pass;
  }

  private boolean roomFor(long bytes) {
    long taken = inside.stream().mapToLong(pass -> pass.bytes).sum();
    return taken == 0 || bytes + taken <= limit - live.getAsLong();
  }

  private synchronized void leave(Pass pass) {
    inside.remove(pass);
    notifyAll();
  }

  /** What the memory went to, in words, for a node that ran out of it. */
  synchronized String ledger() {
    String others =
        inside.stream()
            .filter(pass -> pass.bytes > 0)
            .map(pass -> pass.node + " about " + size(pass.bytes))
            .collect(Collectors.joining(", "));
    return "Java may take %s; in use after the last collection: %s; running: %s"
        .formatted(
            size(limit), size(live.getAsLong()), others.isEmpty() ? "no large node" : others);
  }

  private static String size(long bytes) {
    return bytes < 1L << 30
        ? String.format(Locale.ROOT, "%.0f MB", bytes / 1e6)
        : String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
  }
}
