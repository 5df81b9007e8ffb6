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
import io.avatarloom.core.value.SplatGradient;
import io.avatarloom.core.value.ValueTypes;
import org.eclipse.collections.api.factory.primitive.IntIntMaps;
import org.eclipse.collections.api.map.primitive.MutableIntIntMap;

/** Holds facial splats at the template: L_pos (Arc2Avatar, section 3.4). */
public final class RegularisePositionNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "splat.regularisePosition",
          1,
          "Position regulariser",
          "Mean squared distance of the facial splats to where they began, over their coordinates. Others"
              + " that sit on the template can be held more loosely.");
  private static final In<SplatCloud> CLOUD =
      B.in("cloud", ValueTypes.SPLAT_CLOUD, "The present splats.");
  private static final In<SplatCloud> REFERENCE =
      B.in("reference", ValueTypes.SPLAT_CLOUD, "The mean-face splats.");
  private static final Param<Double> WEIGHT =
      B.from(
          B.number(
              "weight",
              1e8,
              0,
              Double.NaN,
              "",
              "Weight of the term, for lengths in the region's unit."),
          "Arc2Avatar, train.py");
  private static final Param<Double> OTHERS =
      B.number(
          "otherShare",
          0,
          0,
          1,
          "",
          "Weight of squared displacements of other splats on the template over that of facial ones;"
              + " they are matched by vertex and must not be densified away.");
  private static final Out<SplatGradient> GRADIENT =
      B.out("gradient", ValueTypes.SPLAT_GRADIENT, "Gradient, with the loss.");
  private static final NodeSpec SPEC = B.build();

  @Override
  public NodeSpec spec() {
    return SPEC;
  }

  @Override
  public void run(NodeRun run) throws NodeException {
    SplatCloud cloud = run.get(CLOUD);
    SplatCloud reference = run.get(REFERENCE);
    int[] present = Terms.bound(cloud, true);
    int[] began = Terms.bound(reference, true);
    Terms.requirePairs(present, began);
    double unit = run.get(WEIGHT) / Math.max(1, 3 * present.length);
    float[] gradient = new float[3 * cloud.count()];
    double loss = 0;
    for (int k = 0; k < present.length; k++) {
      loss += pull(cloud, present[k], reference, began[k], unit, gradient);
    }
    if (run.get(OTHERS) > 0) {
      loss += pullOthers(cloud, reference, unit * run.get(OTHERS), gradient);
    }
    run.set(GRADIENT, Terms.ofMeans(cloud, gradient, loss));
  }

  private static double pull(
      SplatCloud cloud, int i, SplatCloud reference, int j, double weight, float[] gradient) {
    double loss = 0;
    for (int axis = 0; axis < 3; axis++) {
      double d = cloud.means().at(3 * i + axis) - reference.means().at(3 * j + axis);
      loss += weight * d * d;
      gradient[3 * i + axis] += (float) (2 * weight * d);
    }
    return loss;
  }

  private static double pullOthers(
      SplatCloud cloud, SplatCloud reference, double weight, float[] gradient) {
    MutableIntIntMap home = IntIntMaps.mutable.empty();
    Tensor vertexThen = reference.label("vertex", -1);
    for (int j = 0; j < reference.count(); j++) {
      home.getIfAbsentPut((int) vertexThen.at(j), j);
    }
    Tensor vertex = cloud.label("vertex", -1);
    Tensor facial = cloud.label("facial", 0);
    double loss = 0;
    for (int i = 0; i < cloud.count(); i++) {
      int v = (int) vertex.at(i);
      if (v >= 0 && facial.at(i) < 0.5f && home.containsKey(v)) {
        loss += pull(cloud, i, reference, home.get(v), weight, gradient);
      }
    }
    return loss;
  }
}
