package io.avatarloom.core.run;

import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Writes to the store behind the back of the run, in one thread. A store that cannot be written
 * costs the cache, not the run: the first failure is told in one sentence and ends all writing.
 */
final class StoreWriter implements AutoCloseable {
  /** Jobs that may wait; with more, whoever brings one writes it himself. */
  private static final int WAITING = 32;

  /** Something to write. */
  @FunctionalInterface
  interface Job {
    void write() throws IOException;
  }

  private final RunEvents events;
  private final AtomicBoolean broken = new AtomicBoolean();
  private final ThreadPoolExecutor thread =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(WAITING),
          job -> new Thread(job, "cache writer"),
          new ThreadPoolExecutor.CallerRunsPolicy());

  StoreWriter(RunEvents events) {
    this.events = events;
  }

  void submit(Job job) {
    thread.execute(() -> write(job));
  }

  private void write(Job job) {
    if (broken.get()) {
      return;
    }
    try {
      job.write();
    } catch (IOException e) {
      if (broken.compareAndSet(false, true)) {
        events.log(
            "cache",
            e.getMessage()
                + "; the run goes on, but what it computes is not kept for the next run");
      }
    }
  }

  /** Waits until everything submitted is on the disk. */
  @Override
  public void close() {
    thread.shutdown();
    boolean interrupted = false;
    while (!thread.isTerminated()) {
      try {
        thread.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
