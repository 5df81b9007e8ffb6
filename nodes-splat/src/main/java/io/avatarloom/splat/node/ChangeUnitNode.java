package io.avatarloom.splat.node;

import io.avatarloom.core.node.In;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.SplatCloud;
import io.avatarloom.core.value.ValueTypes;
import org.eclipse.collections.api.list.ImmutableList;

/** Moves splats and states them in another length unit. */
public final class ChangeUnitNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "splat.changeUnit",
          1,
          "Change unit",
          "Restates splats in another length unit and adds an offset in metres afterwards. The"
              + " defaults undo morphable.placeMesh: back to metres, eyes at the origin.");
  private static final In<SplatCloud> CLOUD = B.in("cloud", ValueTypes.SPLAT_CLOUD, "The splats.");
  private static final Param<Double> UNITS =
      B.number("unitsPerMetre", 1, 1e-6, 1e6, "1/m", "The new unit; 1 for metres.");
  private static final Param<ImmutableList<Double>> OFFSET =
      B.vector("offsetM", 0, -0.012, -0.07, -100, 100, "m", "Added to every position.");
  private static final Out<SplatCloud> CHANGED =
      B.out("cloud", ValueTypes.SPLAT_CLOUD, "The same splats in the new unit.");
  private static final NodeSpec SPEC = B.build();

  @Override
  public NodeSpec spec() {
    return SPEC;
  }

  @Override
  public void run(NodeRun run) throws NodeException {
    SplatCloud cloud = run.get(CLOUD);
    ImmutableList<Double> offset = run.get(OFFSET);
    if (offset.size() != 3) {
      throw new NodeException(OFFSET.id(), "expected three numbers, met " + offset);
    }
    double units = run.get(UNITS);
    double factor = units / cloud.unitsPerMetre();
    float[] means = cloud.means().data().clone();
    for (int i = 0; i < means.length; i++) {
      means[i] = (float) (means[i] * factor + offset.get(i % 3) * units);
    }
    float[] scales = cloud.logScales().data().clone();
    for (int i = 0; i < scales.length; i++) {
      scales[i] += (float) Math.log(factor);
    }
    run.set(
        CHANGED,
        new SplatCloud(
            units,
            Tensor.of(means, cloud.means().shape()),
            cloud.quats(),
            Tensor.of(scales, cloud.logScales().shape()),
            cloud.logitOpacities(),
            cloud.sh(),
            cloud.labels()));
  }
}
