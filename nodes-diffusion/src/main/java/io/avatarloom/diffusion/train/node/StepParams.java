package io.avatarloom.diffusion.train.node;

import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Param;
import io.avatarloom.diffusion.net.Optimiser;

/** Parameters of every training step: optimiser, learning rate, clipping, averaging. */
record StepParams(
    Param<String> optimiser,
    Param<Double> rate,
    Param<Integer> warmUp,
    Param<Integer> length,
    Param<Double> rateEnd,
    Param<Double> beta1,
    Param<Double> beta2,
    Param<Double> epsilon,
    Param<Double> decay,
    Param<Double> average,
    Param<Double> clip,
    Param<Integer> accumulate) {

  static StepParams of(NodeSpec.Builder b) {
    return new StepParams(
        b.choice("optimiser", "adamw", Optimiser.words(), "How the gradient is followed."),
        b.number("rate", 1e-3, 0, 1, "", "Highest learning rate."),
        b.integer("warmUpSteps", 100, 0, 1_000_000, "", "Steps over which the rate rises."),
        b.integer(
            "scheduleSteps",
            0,
            0,
            100_000_000,
            "",
            "Steps over which the rate falls along a cosine; 0 for those of the region, which"
                + " begin at its first iteration."),
        b.number("rateEnd", 0.02, 0, 1, "", "Share of the rate that is left at the end."),
        b.number("beta1", 0.9, 0, 0.9999, "", "Share of the first moment that stays."),
        b.number("beta2", 0.99, 0, 0.99999, "", "Share of the second moment that stays."),
        b.number("epsilon", 1e-8, 0, 1, "", "Added to the root of the second moment."),
        b.number("weightDecay", 0.01, 0, 1, "", "Weight decay."),
        b.number(
            "average",
            0.999,
            0,
            0.999999,
            "",
            "Share of the averaged weights that stays in a step; less in the first steps."),
        b.number("clip", 1, 0, 1e9, "", "Largest norm of the gradient."),
        b.integer(
            "accumulate",
            1,
            1,
            1024,
            "",
            "Parts the batch is split into, where memory is short; their gradients are averaged."));
  }

  /**
   * The learning rate of a step.
   *
   * @param step number of steps taken before
   */
  double rate(NodeRun run, long step) {
    int steps = run.get(length);
    double at = steps > 0 ? step : run.iteration();
    double all = steps > 0 ? steps : run.iterations();
    double rising = run.get(warmUp) == 0 ? 1 : Math.min(1, (at + 1) / run.get(warmUp));
    double cosine = 0.5 * (1 + Math.cos(Math.PI * Math.min(1, at / all)));
    double end = run.get(rateEnd);
    return run.get(rate) * rising * (end + (1 - end) * cosine);
  }

  Optimiser.Numbers numbers(NodeRun run, double now) {
    return new Optimiser.Numbers(
        now,
        run.get(beta1),
        run.get(beta2),
        run.get(epsilon),
        run.get(decay),
        run.get(average),
        run.get(clip));
  }

  Optimiser optimiser(NodeRun run) {
    return Optimiser.of(run.get(optimiser));
  }

  int accumulate(NodeRun run) {
    return run.get(accumulate);
  }
}
