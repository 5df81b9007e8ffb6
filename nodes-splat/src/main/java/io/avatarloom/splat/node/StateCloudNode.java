package io.avatarloom.splat.node;

import io.avatarloom.core.node.In;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.value.SplatCloud;
import io.avatarloom.core.value.SplatState;
import io.avatarloom.core.value.ValueTypes;

/** The present splats of an optimisation. */
public final class StateCloudNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of("splat.stateCloud", 1, "State to splats", "The present splats of a state.");
  private static final In<SplatState> STATE = B.in("state", ValueTypes.SPLAT_STATE, "The state.");
  private static final Out<SplatCloud> CLOUD =
      B.out("cloud", ValueTypes.SPLAT_CLOUD, "Its splats.");
  private static final NodeSpec SPEC = B.build();

  @Override
  public NodeSpec spec() {
    return SPEC;
  }

  @Override
  public void run(NodeRun run) {
    run.set(CLOUD, run.get(STATE).cloud());
  }
}
