package io.avatarloom.editor.run;

/**
 * Where a run stands in a region.
 *
 * @param iteration the last one that is done
 * @param of how many there are
 * @param millisecondsEach mean of the latest iterations, 0 before the second
 * @param checkpoint the iteration a cancelled run would resume from at least
 */
public record RegionState(
    int iteration, int of, double millisecondsEach, int checkpoint, boolean paused) {
  static final RegionState START = new RegionState(0, 0, 0, 0, false);
  private static final double NEWEST = 0.2;

  /**
   * @param elapsed milliseconds since the iteration before, negative when there was none
   */
  RegionState reached(int i, int total, long elapsed) {
    double each = millisecondsEach;
    if (elapsed >= 0 && !paused) {
      each = each == 0 ? elapsed : each + NEWEST * (elapsed - each);
    }
    return new RegionState(i, total, each, checkpoint, paused);
  }

  RegionState saved(int i) {
    return new RegionState(iteration, of, millisecondsEach, i, paused);
  }

  RegionState paused(boolean now) {
    return new RegionState(iteration, of, millisecondsEach, checkpoint, now);
  }

  /** Share of the iterations that is done, in [0, 1]. */
  public double fraction() {
    return of == 0 ? 0 : (double) iteration / of;
  }

  /** Estimate from the latest iterations. */
  public long millisecondsLeft() {
    return Math.round((of - iteration) * millisecondsEach);
  }
}
