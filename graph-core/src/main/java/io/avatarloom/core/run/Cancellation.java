package io.avatarloom.core.run;

import java.util.concurrent.CancellationException;

/** One flag that every part of a run looks at. */
public final class Cancellation {
  private final Cancellation around;
  private volatile boolean cancelled;

  public Cancellation() {
    this(null);
  }

  private Cancellation(Cancellation around) {
    this.around = around;
  }

  /** A flag for a part, which ends with the whole and may end alone. */
  public Cancellation part() {
    return new Cancellation(this);
  }

  public void cancel() {
    cancelled = true;
  }

  public boolean isCancelled() {
    return cancelled || (around != null && around.isCancelled());
  }

  /**
   * @throws CancellationException once cancelled
   */
  public void check() {
    if (isCancelled()) {
      throw new CancellationException("the run was cancelled");
    }
  }
}
