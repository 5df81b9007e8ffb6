package io.avatarloom.core.basic;

import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.value.NumberValue;
import io.avatarloom.core.value.ValueTypes;

/** A constant number. */
public final class NumberNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of("value.number", 1, "Number", "A number to drive parameters with.");
  private static final Param<Double> VALUE =
      B.number("value", 0, Double.NaN, Double.NaN, "", "The number.");
  private static final Out<NumberValue> OUT = B.out("value", ValueTypes.NUMBER, "The number.");
  private static final NodeSpec SPEC = B.build();

  @Override
  public void run(NodeRun run) {
    run.set(OUT, new NumberValue(run.get(VALUE)));
  }

  @Override
  public NodeSpec spec() {
    return SPEC;
  }
}
