package io.avatarloom.splat.node;

import io.avatarloom.core.node.In;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.SplatCloud;
import io.avatarloom.core.value.SplatState;
import io.avatarloom.core.value.ValueTypes;
import java.util.SortedMap;
import java.util.TreeMap;

/** Puts splats under optimisation: zero moments, zero statistics. */
public final class InitStateNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "splat.initState",
          1,
          "Begin optimisation",
          "Splats with zero Adam moments and statistics.");
  private static final In<SplatCloud> CLOUD = B.in("cloud", ValueTypes.SPLAT_CLOUD, "The splats.");
  private static final Out<SplatState> STATE =
      B.out("state", ValueTypes.SPLAT_STATE, "The same splats, step 0.");
  private static final NodeSpec SPEC = B.build();

  @Override
  public NodeSpec spec() {
    return SPEC;
  }

  @Override
  public void run(NodeRun run) {
    SplatCloud cloud = run.get(CLOUD);
    SortedMap<String, Tensor> moments = new TreeMap<>();
    for (SplatParameter parameter : SplatParameter.values()) {
      moments.put(parameter.firstMoment(), Tensor.zeros(parameter.of(cloud).shape()));
      moments.put(parameter.secondMoment(), Tensor.zeros(parameter.of(cloud).shape()));
    }
    SortedMap<String, Tensor> statistics = new TreeMap<>();
    statistics.put(ScreenStatistics.GRADIENT_SUM, Tensor.zeros(cloud.count()));
    statistics.put(ScreenStatistics.VIEW_COUNT, Tensor.zeros(cloud.count()));
    statistics.put(ScreenStatistics.MAX_RADIUS, Tensor.zeros(cloud.count()));
    run.set(STATE, new SplatState(cloud, moments, statistics, 0));
  }
}
