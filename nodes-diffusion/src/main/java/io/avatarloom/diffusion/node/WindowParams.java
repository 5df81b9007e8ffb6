package io.avatarloom.diffusion.node;

import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Param;
import io.avatarloom.diffusion.guidance.TimestepWindow;
import io.avatarloom.diffusion.schedule.NoiseSchedule;
import java.util.Arrays;

/**
 * The parameters that choose timesteps of a distillation node.
 *
 * @param low lower end of the window at the start of the region
 * @param high upper end at the start
 * @param lowEnd lower end at the end of the region
 * @param highEnd upper end at the end
 * @param index fixes the index
 * @param perView whether each view draws its own
 */
record WindowParams(
    Param<Double> low,
    Param<Double> high,
    Param<Double> lowEnd,
    Param<Double> highEnd,
    Param<Integer> index,
    Param<Boolean> perView) {

  /** Registers the parameters. */
  static WindowParams of(
      NodeSpec.Builder builder, double tMin, double tMax, boolean perView, String source) {
    return new WindowParams(
        builder.from(
            builder.number("tMin", tMin, 0, 1, "", "Lower end of the timesteps at first."), source),
        builder.from(
            builder.number("tMax", tMax, 0, 1, "", "Upper end of the timesteps at first."), source),
        builder.number("tMinEnd", tMin, 0, 1, "", "Lower end at the end of the region."),
        builder.number("tMaxEnd", tMax, 0, 1, "", "Upper end at the end of the region."),
        builder.integer(
            "index", -1, -1, 999, "", "Index of the timestep for all views; -1 draws one."),
        builder.flag("perView", perView, "Whether each view draws its own timestep."));
  }

  /**
   * Indices of the timesteps of all views.
   *
   * @param widening added to the upper end of the range
   */
  int[] indices(NodeRun run, NoiseSchedule schedule, int views, int widening) {
    if (run.get(index) >= 0) {
      int[] all = new int[views];
      Arrays.fill(all, run.get(index));
      return all;
    }
    TimestepWindow window =
        new TimestepWindow(run.get(low), run.get(high), run.get(lowEnd), run.get(highEnd));
    return window.draw(
        run.random("timestep"),
        progress(run),
        schedule.length(),
        widening,
        views,
        run.get(perView));
  }

  /** How far the region is, 0 to 1; 0 outside regions. */
  static double progress(NodeRun run) {
    return run.iterations() <= 1 ? 0 : (double) run.iteration() / (run.iterations() - 1);
  }
}
