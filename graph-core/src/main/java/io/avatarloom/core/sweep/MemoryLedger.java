package io.avatarloom.core.sweep;

import io.avatarloom.core.run.Cancellation;
import java.util.function.LongSupplier;

/**
 * Lets members in while there is memory for them. What one needs is learnt from those that run: the
 * largest growth of the process a running member so far. One may always run.
 */
final class MemoryLedger {
  private static final long LOOK_MILLIS = 50;
  private final long limit;
  private final LongSupplier needed;
  private long before;
  private long share;
  private int running;

  /**
   * @param limit bytes
   * @param needed bytes the process needs now
   */
  MemoryLedger(long limit, LongSupplier needed) {
    this.limit = limit;
    this.needed = needed;
  }

  /** Waits until there is room for one more member. */
  synchronized void enter(Cancellation cancellation) {
    while (!roomForOne()) {
      cancellation.check();
      try {
        wait(LOOK_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        cancellation.cancel();
      }
    }
    running++;
  }

  private boolean roomForOne() {
    long now = needed.getAsLong();
    if (running == 0) {
      before = now;
      return true;
    }
    learn(now);
    return now + share <= limit;
  }

  private void learn(long now) {
    share = Math.max(share, (now - before) / Math.max(1, running));
  }

  /** A member has ended. */
  synchronized void leave() {
    learn(needed.getAsLong());
    running--;
    notifyAll();
  }
}
