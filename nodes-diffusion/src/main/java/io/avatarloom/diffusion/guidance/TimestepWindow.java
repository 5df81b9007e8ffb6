package io.avatarloom.diffusion.guidance;

import io.avatarloom.core.tensor.CounterRandom;
import java.util.Arrays;

/**
 * Where timesteps are drawn from: a window given as shares of the schedule that slides linearly
 * over a region.
 *
 * @param low lower end at the start of the region
 * @param high upper end at the start
 * @param lowEnd lower end at the end of the region
 * @param highEnd upper end at the end
 */
public record TimestepWindow(double low, double high, double lowEnd, double highEnd) {
  /**
   * Draws indices uniformly from [low, high) of the schedule.
   *
   * @param progress of the region, 0 to 1
   * @param widening added to the upper end, an index
   * @param perView true for one draw a view, false for one draw for all
   */
  public int[] draw(
      CounterRandom random, double progress, int length, int widening, int views, boolean perView) {
    int from = (int) (length * (low + (lowEnd - low) * progress));
    int to = (int) (length * (high + (highEnd - high) * progress)) + widening;
    int width = Math.max(to - from, 1);
    int[] indices = new int[views];
    Arrays.fill(indices, from + random.below(width));
    for (int view = 1; perView && view < views; view++) {
      indices[view] = from + random.below(width);
    }
    return indices;
  }
}
