package io.avatarloom.core.basic;

import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.value.NumberValue;
import io.avatarloom.core.value.ValueTypes;

/** Iteration and progress as values, to drive parameters inside a region. */
public final class RegionProgressNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "region.progress",
          1,
          "Region progress",
          "The iteration of the surrounding region and how far it is.");
  private static final Out<NumberValue> ITERATION =
      B.out("iteration", ValueTypes.NUMBER, "Iteration from 0.");
  private static final Out<NumberValue> PROGRESS =
      B.out("progress", ValueTypes.NUMBER, "0 at the first iteration, 1 at the last.");
  private static final NodeSpec SPEC = B.build();

  @Override
  public void run(NodeRun run) {
    run.set(ITERATION, new NumberValue(run.iteration()));
    run.set(PROGRESS, new NumberValue(RegionShare.of(run)));
  }

  @Override
  public NodeSpec spec() {
    return SPEC;
  }
}
