package io.avatarloom.core.run;

import io.avatarloom.core.tensor.Halt;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Writes to the store behind the back of the run: large values one by one, small ones together a
 * moment later. A store that cannot be written costs the cache, not the run: the first failure is
 * told in one sentence and ends all writing.
 */
final class StoreWriter implements AutoCloseable {
  /** Jobs that may wait; with more, whoever brings one writes it himself. */
  private static final int WAITING = 32;

  /** What is put within this time reaches the disk in one go. */
  private static final long GROUP_MILLIS = 20;

  /** Something to write. */
  @FunctionalInterface
  interface Job {
    void write() throws IOException;
  }

  private final Store store;
  private final RunEvents events;
  private final AtomicBoolean broken = new AtomicBoolean();
  private final AtomicBoolean flushDue = new AtomicBoolean();
  private final Queue<StoreLock.Claim> claims = new ConcurrentLinkedQueue<>();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(new DaemonThreads("cache flush"));
  private final ThreadPoolExecutor thread =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(WAITING),
          job -> new Thread(job, "cache writer"),
          new ThreadPoolExecutor.CallerRunsPolicy());

  StoreWriter(Store store, RunEvents events) {
    this.store = store;
    this.events = events;
  }

  /**
   * Puts something into the store.
   *
   * @param small true when the job only puts small things: it is done at once
   * @param claim closed when what was put is on the disk
   */
  void put(Job job, boolean small, StoreLock.Claim claim) {
    Runnable all =
        () -> {
          attempt(job);
          claims.add(claim);
          flushSoon();
        };
    if (small) {
      all.run();
    } else {
      thread.execute(all);
    }
  }

  /** Puts something small into the store. */
  void note(Job job) {
    attempt(job);
    flushSoon();
  }

  private void attempt(Job job) {
    if (broken.get()) {
      return;
    }
    try (Halt never = Halt.never()) {
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

  /** False once something could not be written. */
  boolean works() {
    return !broken.get();
  }

  private void flushSoon() {
    if (flushDue.compareAndSet(false, true)) {
      clock.schedule(this::flush, GROUP_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private synchronized void flush() {
    flushDue.set(false);
    List<StoreLock.Claim> done = new ArrayList<>();
    for (StoreLock.Claim c = claims.poll(); c != null; c = claims.poll()) {
      done.add(c);
    }
    attempt(store::flush);
    done.forEach(StoreLock.Claim::close);
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
    clock.shutdown(); // no interrupt: it would close the ledger that a flush is writing
    flush();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
