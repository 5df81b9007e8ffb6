package io.avatarloom.core.run;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Tells the memory of the process once a second, as {@code memory} events. */
final class MemoryWatch implements AutoCloseable {
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(new DaemonThreads("memory watch"));

  /**
   * @param held bytes of outputs in memory
   * @param stored bytes put into the store
   */
  MemoryWatch(RunEvents events, LongSupplier held, LongSupplier stored) {
    clock.scheduleAtFixedRate(() -> tell(events, held, stored), 0, 1, TimeUnit.SECONDS);
  }

  private static void tell(RunEvents events, LongSupplier held, LongSupplier stored) {
    Runtime java = Runtime.getRuntime();
    events.send(
        events
            .event("memory")
            .put("used", Memory.usedBytes())
            .put("peak", Memory.peakBytes())
            .put("heap", java.totalMemory() - java.freeMemory())
            .put("held", held.getAsLong())
            .put("stored", stored.getAsLong()));
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
