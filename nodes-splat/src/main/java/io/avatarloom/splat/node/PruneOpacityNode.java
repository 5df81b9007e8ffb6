package io.avatarloom.splat.node;

import io.avatarloom.core.node.In;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.value.SplatCloud;
import io.avatarloom.core.value.ValueTypes;
import java.util.stream.IntStream;

/** Removes faint splats for good. */
public final class PruneOpacityNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "splat.pruneOpacity", 1, "Prune faint splats", "Removes splats below an opacity.");
  private static final In<SplatCloud> CLOUD = B.in("cloud", ValueTypes.SPLAT_CLOUD, "The splats.");
  private static final Param<Double> MINIMUM =
      B.number("minOpacity", 0.08, 0, 1, "", "Fainter splats go.");
  private static final Param<Boolean> KEEP_FACE =
      B.flag("keepFace", true, "Whether facial splats stay whatever their opacity.");
  private static final Out<SplatCloud> PRUNED = B.out("cloud", ValueTypes.SPLAT_CLOUD, "The rest.");
  private static final NodeSpec SPEC = B.build();

  @Override
  public NodeSpec spec() {
    return SPEC;
  }

  @Override
  public void run(NodeRun run) {
    SplatCloud cloud = run.get(CLOUD);
    boolean[] facial = Clouds.facial(cloud);
    boolean keepFace = run.get(KEEP_FACE);
    double least = run.get(MINIMUM);
    int[] kept =
        IntStream.range(0, cloud.count())
            .filter(
                i ->
                    (keepFace && facial[i])
                        || 1 / (1 + Math.exp(-cloud.logitOpacities().at(i))) >= least)
            .toArray();
    run.set(PRUNED, Clouds.pick(cloud, kept));
  }
}
