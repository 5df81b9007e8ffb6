package io.avatarloom.core.basic;

import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.value.NumberValue;
import io.avatarloom.core.value.ValueTypes;
import java.util.List;

/** A number that changes over a region. */
public final class ScheduleNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "math.schedule",
          1,
          "Schedule",
          "A number that goes from one value to another over the surrounding region.");
  private static final Param<Double> FROM =
      B.number("from", 1, Double.NaN, Double.NaN, "", "Value at the first iteration.");
  private static final Param<Double> TO =
      B.number("to", 0, Double.NaN, Double.NaN, "", "Value at the last iteration.");
  private static final Param<String> SHAPE =
      B.choice(
          "shape",
          "linear",
          List.of("linear", "cosine", "exponential"),
          "Course between the two; exponential needs both of one sign.");
  private static final Out<NumberValue> OUT =
      B.out("value", ValueTypes.NUMBER, "The present value.");
  private static final NodeSpec SPEC = B.build();

  @Override
  public void run(NodeRun run) throws NodeException {
    double from = run.get(FROM);
    double to = run.get(TO);
    double p = RegionShare.of(run);
    double value =
        switch (run.get(SHAPE)) {
          case "cosine" -> to + (from - to) * 0.5 * (1 + Math.cos(Math.PI * p));
          case "exponential" -> from * Math.pow(to / from, p);
          default -> from + (to - from) * p;
        };
    if (!Double.isFinite(value)) {
      throw new NodeException(
          "shape", "exponential needs two values of one sign, met " + from + " and " + to);
    }
    run.set(OUT, new NumberValue(value));
  }

  @Override
  public NodeSpec spec() {
    return SPEC;
  }
}
