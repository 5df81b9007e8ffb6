package io.avatarloom.core.basic;

import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.value.FlagValue;
import io.avatarloom.core.value.ValueTypes;

/** A constant flag. */
public final class FlagNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of("value.flag", 1, "Flag", "True or false, to drive parameters with.");
  private static final Param<Boolean> VALUE = B.flag("value", false, "The flag.");
  private static final Out<FlagValue> OUT = B.out("value", ValueTypes.FLAG, "The flag.");
  private static final NodeSpec SPEC = B.build();

  @Override
  public void run(NodeRun run) {
    run.set(OUT, new FlagValue(run.get(VALUE)));
  }

  @Override
  public NodeSpec spec() {
    return SPEC;
  }
}
