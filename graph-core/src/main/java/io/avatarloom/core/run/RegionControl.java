package io.avatarloom.core.run;

import java.util.HashMap;
import java.util.Map;

/** Pauses, steps and resumes regions from another thread; regions obey between iterations. */
public final class RegionControl {
  private static final long LOOK_MILLIS = 100;

  /** Iterations a paused region may still do; a region without an entry runs freely. */
  private final Map<String, Integer> allowed = new HashMap<>();

  /** Stops a region before its next iteration. */
  public synchronized void pause(String region) {
    allowed.put(region, 0);
  }

  /** Lets a region do some iterations and pause again. */
  public synchronized void step(String region, int iterations) {
    allowed.merge(region, iterations, Integer::sum);
    notifyAll();
  }

  public synchronized void resume(String region) {
    allowed.remove(region);
    notifyAll();
  }

  /**
   * Called before every iteration; returns when it may begin.
   *
   * @param whenPaused called once if the region has to wait
   * @return true if the region had to wait
   * @throws java.util.concurrent.CancellationException if the run is cancelled meanwhile
   */
  synchronized boolean await(String region, Cancellation cancellation, Runnable whenPaused) {
    boolean waited = false;
    while (allowed.getOrDefault(region, 1) == 0) {
      if (!waited) {
        whenPaused.run();
        waited = true;
      }
      cancellation.check();
      try {
        wait(LOOK_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        cancellation.cancel();
      }
    }
    allowed.computeIfPresent(region, (id, left) -> left - 1);
    return waited;
  }
}
