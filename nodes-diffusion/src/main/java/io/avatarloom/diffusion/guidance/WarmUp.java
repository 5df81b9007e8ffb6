package io.avatarloom.diffusion.guidance;

/**
 * Annealing of interval score matching (LucidDreamer; Arc2Avatar, sd_utils.py): at first the
 * interval is longer and timesteps are drawn from a wider range; both shrink linearly. The released
 * code of Arc2Avatar warms up for one iteration, which is none.
 *
 * @param iterations of the warm-up
 * @param deltaTStart interval at its beginning
 * @param highStart upper end of the timesteps at its beginning, as a share of the schedule
 */
public record WarmUp(int iterations, int deltaTStart, double highStart) {
  /**
   * How much of the warm-up is left, 1 to 0.
   *
   * @param iteration from 0; the released code counts from 1, so the first one has begun already
   */
  public double rate(int iteration) {
    return 1 - Math.min((iteration + 1.0) / Math.max(1, iterations), 1);
  }

  /** Interval between s and t: deltaT + ceil(rate (start - deltaT)). */
  public int deltaT(int iteration, int deltaT) {
    return Math.max(1, deltaT + (int) Math.ceil(rate(iteration) * (deltaTStart - deltaT)));
  }

  /** What is added to the upper end of the indices: floor(rate length (start - high)). */
  public int widening(int iteration, int length, double high) {
    return (int) Math.floor(rate(iteration) * Math.max(0, highStart - high) * length);
  }
}
