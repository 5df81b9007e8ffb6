package io.avatarloom.core.run;

import java.util.concurrent.CancellationException;

/** One flag that every part of a run looks at. */
public final class Cancellation {
  private volatile boolean cancelled;

  public void cancel() {
    cancelled = true;
  }

  public boolean isCancelled() {
    return cancelled;
  }

  /**
   * @throws CancellationException once cancelled
   */
  public void check() {
    if (cancelled) {
      throw new CancellationException("the run was cancelled");
    }
  }
}
