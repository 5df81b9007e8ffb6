package io.avatarloom.splat.node;

import io.avatarloom.core.node.Determinism;
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
import io.avatarloom.splat.raster.DeviceSteps;
import java.util.Arrays;
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
  private static final NodeSpec SPEC = B.determinism(Determinism.SAME_DEVICE).build();

  @Override
  public NodeSpec spec() {
    return SPEC;
  }

  @Override
  public void run(NodeRun run) throws Exception {
    SplatCloud cloud = run.get(CLOUD);
    SplatCloud reference = run.get(REFERENCE);
    double others = run.get(OTHERS);
    Homes homes =
        Recent.of(
            run,
            Homes.class,
            () -> homes(cloud, reference, others),
            cloud.labels(),
            reference,
            others);
    double unit = run.get(WEIGHT) / Math.max(1, homes.facial());
    DeviceSteps.Term term =
        OnDevice.orJava(
            run,
            "this regulariser",
            steps ->
                steps.pull(cloud.means(), reference.means(), homes.home(), homes.share(), unit),
            () -> inJava(cloud.means(), reference.means(), homes, unit));
    run.set(GRADIENT, Terms.ofMeans(cloud, term));
  }

  /**
   * Where splats are pulled.
   *
   * @param home [splat] place among the reference, -1 for none
   * @param share [splat] of the weight
   * @param facial coordinates of facial splats
   */
  private record Homes(Tensor home, Tensor share, int facial) {}

  private static DeviceSteps.Term inJava(Tensor means, Tensor reference, Homes homes, double unit) {
    float[] gradient = new float[means.length()];
    double loss = 0;
    for (int i = 0; i < homes.home().length(); i++) {
      int j = (int) homes.home().at(i);
      double weight = unit * homes.share().at(i);
      for (int axis = 0; j >= 0 && axis < 3; axis++) {
        double d = means.at(3 * i + axis) - reference.at(3 * j + axis);
        loss += weight * d * d;
        gradient[3 * i + axis] = (float) (2 * weight * d);
      }
    }
    return new DeviceSteps.Term(Tensor.of(gradient, means.shape()), loss);
  }

  private static Homes homes(SplatCloud cloud, SplatCloud reference, double othersShare)
      throws NodeException {
    int[] present = Terms.bound(cloud, true);
    int[] began = Terms.bound(reference, true);
    Terms.requirePairs(present, began);
    float[] home = new float[cloud.count()];
    float[] shares = new float[cloud.count()];
    Arrays.fill(home, -1);
    for (int k = 0; k < present.length; k++) {
      home[present[k]] = began[k];
      shares[present[k]] = 1;
    }
    if (othersShare > 0) {
      addOthers(cloud, reference, (float) othersShare, home, shares);
    }
    return new Homes(
        Tensor.of(home, home.length), Tensor.of(shares, shares.length), 3 * present.length);
  }

  private static void addOthers(
      SplatCloud cloud, SplatCloud reference, float share, float[] places, float[] shares) {
    MutableIntIntMap home = IntIntMaps.mutable.empty();
    Tensor vertexThen = reference.label("vertex", -1);
    for (int j = 0; j < reference.count(); j++) {
      home.getIfAbsentPut((int) vertexThen.at(j), j);
    }
    Tensor vertex = cloud.label("vertex", -1);
    Tensor facial = cloud.label("facial", 0);
    for (int i = 0; i < cloud.count(); i++) {
      int v = (int) vertex.at(i);
      if (v >= 0 && facial.at(i) < 0.5f && home.containsKey(v)) {
        places[i] = home.get(v);
        shares[i] = share;
      }
    }
  }
}
