package io.avatarloom.core.cli;

import io.avatarloom.core.run.Cancellation;
import io.avatarloom.core.run.DaemonThreads;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Stops a run at Ctrl-C or at a time limit, and gives it time for a last checkpoint. */
final class Interrupt implements AutoCloseable {
  private static final long SHUTDOWN_SECONDS = 3;
  private final Cancellation cancellation;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook = new Thread(this::cancelAndWait, "cancel");
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(new DaemonThreads("time limit"));
  private volatile boolean timedOut;

  Interrupt(Cancellation cancellation, Optional<Duration> limit) {
    this.cancellation = cancellation;
    Runtime.getRuntime().addShutdownHook(hook);
    limit.ifPresent(time -> clock.schedule(this::stop, time.toMillis(), TimeUnit.MILLISECONDS));
  }

  private void stop() {
    timedOut = true;
    cancellation.cancel();
  }

  /** Whether the time limit stopped the run. */
  boolean timedOut() {
    return timedOut;
  }

  private void cancelAndWait() {
    cancellation.cancel();
    try {
      if (!ended.await(SHUTDOWN_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("stopped in the middle of a step");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      System.err.println("\ncancelled; the same command resumes from the last checkpoint");
    } finally {
      ended.countDown(); // Java is gone a moment later
    }
  }
}
