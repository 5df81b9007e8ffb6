package io.avatarloom.diffusion.schedule;

import io.avatarloom.core.tensor.Tensor;
import java.util.Arrays;
import java.util.function.BiFunction;
import java.util.function.IntConsumer;

/**
 * DDIM sampling (Song et al. 2021) with eta 0.
 *
 * @param schedule of the prior
 * @param steps of a full run from pure noise
 */
public record DdimSampler(NoiseSchedule schedule, int steps) {
  /** Pure noise to data. */
  public Tensor sample(
      Tensor noise, BiFunction<Tensor, int[], Tensor> predict, IntConsumer stepDone) {
    return run(noise, 0, predict, stepDone);
  }

  /**
   * Noises clean latents part of the way and samples back (SDEdit, Meng et al. 2022).
   *
   * @param strength share of the steps that are undone, 0 to 1
   */
  public Tensor edit(
      Tensor clean,
      Tensor noise,
      double strength,
      BiFunction<Tensor, int[], Tensor> predict,
      IntConsumer stepDone) {
    int first = steps - Math.min((int) (steps * strength), steps);
    if (first == steps) {
      return clean;
    }
    int[] start = new int[clean.size(0)];
    Arrays.fill(start, schedule.timesteps(steps)[first]);
    return run(schedule.addNoise(clean, noise, start), first, predict, stepDone);
  }

  private Tensor run(
      Tensor start, int first, BiFunction<Tensor, int[], Tensor> predict, IntConsumer stepDone) {
    int[] timesteps = schedule.timesteps(steps);
    int stride = schedule.length() / steps;
    int[] from = new int[start.size(0)];
    int[] to = new int[start.size(0)];
    Tensor x = start;
    for (int i = first; i < steps; i++) {
      Arrays.fill(from, timesteps[i]);
      Arrays.fill(to, timesteps[i] - stride);
      x = schedule.move(x, predict.apply(x, from), from, to);
      stepDone.accept(i + 1 - first);
    }
    return x;
  }
}
