package io.avatarloom.splat.node;

import io.avatarloom.core.node.In;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.value.SplatCloud;
import io.avatarloom.core.value.ValueTypes;
import org.eclipse.collections.api.list.ImmutableList;

/** Puts splat sets into one. */
public final class MergeNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "splat.merge",
          1,
          "Merge splats",
          "One splat set out of several, in the order of the links; absent labels are 0, vertex -1.");
  private static final In<SplatCloud> CLOUDS =
      B.many("clouds", ValueTypes.SPLAT_CLOUD, "Splats of one unit and one SH degree.");
  private static final Out<SplatCloud> MERGED =
      B.out("cloud", ValueTypes.SPLAT_CLOUD, "All of them.");
  private static final NodeSpec SPEC = B.build();

  @Override
  public NodeSpec spec() {
    return SPEC;
  }

  @Override
  public void run(NodeRun run) throws NodeException {
    ImmutableList<SplatCloud> clouds = run.all(CLOUDS);
    if (clouds.isEmpty()) {
      throw new NodeException("clouds", "expected at least one splat set, met none");
    }
    SplatCloud merged = clouds.getFirst();
    for (SplatCloud next : clouds.subList(1, clouds.size())) {
      if (next.unitsPerMetre() != merged.unitsPerMetre() || next.shDegree() != merged.shDegree()) {
        throw new NodeException(
            "clouds",
            "expected splats of one unit and SH degree, met "
                + describe(merged)
                + " and "
                + describe(next)
                + "; splat.changeUnit changes the unit");
      }
      merged = Merging.of(merged, next);
    }
    run.set(MERGED, merged);
  }

  private static String describe(SplatCloud cloud) {
    return cloud.unitsPerMetre() + " units per metre with degree " + cloud.shDegree();
  }
}
