package io.avatarloom.editor.stage;

import java.util.function.BooleanSupplier;

/**
 * Brings panels up to date with the stage: only those that can be seen, and at most some times a
 * second, for what plays changes the stage with every tick. Used on the JavaFX thread.
 */
final class Refresher {
  private static final double SECONDS_BETWEEN = 0.09;

  private final Runnable refresh;
  private final BooleanSupplier visible;
  private boolean stale = true;
  private double waited = SECONDS_BETWEEN;

  /**
   * @param visible whether it is worth while now
   */
  Refresher(StageModel model, Runnable refresh, BooleanSupplier visible) {
    this.refresh = refresh;
    this.visible = visible;
    model.onChange(() -> stale = true);
  }

  /** Lets time pass. */
  void tick(double seconds) {
    waited += seconds;
    if (stale && waited >= SECONDS_BETWEEN && visible.getAsBoolean()) {
      stale = false;
      waited = 0;
      refresh.run();
    }
  }
}
