package io.avatarloom.core.run;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Tells the memory of the process once a second, as {@code memory} events. */
final class MemoryWatch implements AutoCloseable {
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(new DaemonThreads("memory watch"));

  MemoryWatch(RunEvents events) {
    clock.scheduleAtFixedRate(() -> tell(events), 0, 1, TimeUnit.SECONDS);
  }

  private static void tell(RunEvents events) {
    events.send(
        events.event("memory").put("used", Memory.usedBytes()).put("peak", Memory.peakBytes()));
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
