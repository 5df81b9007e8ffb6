package io.avatarloom.splat.node;

import io.avatarloom.core.node.Determinism;
import io.avatarloom.core.node.In;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.SplatCloud;
import io.avatarloom.core.value.SplatGradient;
import io.avatarloom.core.value.ValueTypes;
import io.avatarloom.splat.raster.DeviceSteps;

/** Keeps splats small: the mean of scales (Arc2Avatar, train.py), and a soft ceiling. */
public final class RegulariseScaleNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "splat.regulariseScale",
          1,
          "Scale regulariser",
          "meanWeight times the mean of all scales, plus ceilingWeight times the squared excess of log scales"
              + " over a ceiling, summed.");
  private static final In<SplatCloud> CLOUD =
      B.in("cloud", ValueTypes.SPLAT_CLOUD, "The present splats.");
  private static final Param<Double> MEAN =
      B.from(
          B.number("meanWeight", 1, 0, Double.NaN, "", "Weight of the mean scale."),
          "Arc2Avatar, train.py");
  private static final Param<Double> CEILING_WEIGHT =
      B.number("ceilingWeight", 0, 0, Double.NaN, "", "Weight of the soft ceiling.");
  private static final Param<Double> CEILING =
      B.number("ceiling", 0.05, 1e-9, Double.NaN, "", "Largest free scale, in the region's unit.");
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
    Tensor logScales = cloud.logScales();
    double mean = run.get(MEAN) / Math.max(1, logScales.length());
    double soft = run.get(CEILING_WEIGHT);
    double ceiling = Math.log(run.get(CEILING));
    DeviceSteps.Term term =
        OnDevice.orJava(
            run,
            "this regulariser",
            steps -> steps.scales(logScales, mean, soft, ceiling),
            () -> inJava(logScales, mean, soft, ceiling));
    run.set(GRADIENT, Terms.ofLogScales(cloud, term));
  }

  private static DeviceSteps.Term inJava(Tensor tensor, double mean, double soft, double ceiling) {
    float[] logScales = tensor.data();
    float[] gradient = new float[logScales.length];
    double loss = 0;
    for (int i = 0; i < gradient.length; i++) {
      double scale = Math.exp(logScales[i]);
      double excess = Math.max(0, logScales[i] - ceiling);
      loss += mean * scale + soft * excess * excess;
      gradient[i] = (float) (mean * scale + 2 * soft * excess);
    }
    return new DeviceSteps.Term(Tensor.of(gradient, tensor.shape()), loss);
  }
}
