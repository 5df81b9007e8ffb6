package io.avatarloom.splat.node;

import io.avatarloom.core.node.In;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.tensor.CounterRandom;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.SplatCloud;
import io.avatarloom.core.value.ValueTypes;

/** Scale noise of training renders (Arc2Avatar, gaussian_renderer). */
public final class PerturbScalesNode implements Node {
  private static final double SMALLEST = 1e-6;

  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "splat.perturbScales",
          1,
          "Perturb scales",
          "Multiplies every scale by 1 + noise x N(0, 1), cut at zero, for the renders of one"
              + " iteration. Scales are stored as logarithms, so the gradient of the perturbed"
              + " splats is that of the splats themselves and needs no way back. The released code"
              + " draws anew for every view; here all views of an iteration share a draw.");
  private static final In<SplatCloud> CLOUD = B.in("cloud", ValueTypes.SPLAT_CLOUD, "The splats.");
  private static final Param<Double> NOISE =
      B.from(
          B.number(
              "noise",
              Math.sqrt(0.2) / 4,
              0,
              1,
              "",
              "Standard deviation over the scale; 0 for none."),
          "Arc2Avatar, sqrt(0.2) / 4");
  private static final Out<SplatCloud> PERTURBED =
      B.out("cloud", ValueTypes.SPLAT_CLOUD, "The splats with other scales.");
  private static final NodeSpec SPEC = B.build();

  @Override
  public NodeSpec spec() {
    return SPEC;
  }

  @Override
  public void run(NodeRun run) {
    SplatCloud cloud = run.get(CLOUD);
    double noise = run.get(NOISE);
    if (noise <= 0) {
      run.set(PERTURBED, cloud);
      return;
    }
    CounterRandom random = run.random("scales");
    float[] logScales = cloud.logScales().data().clone();
    for (int i = 0; i < logScales.length; i++) {
      logScales[i] += (float) Math.log(Math.max(SMALLEST, 1 + noise * random.gaussian()));
    }
    run.set(
        PERTURBED,
        new SplatCloud(
            cloud.unitsPerMetre(),
            cloud.means(),
            cloud.quats(),
            Tensor.of(logScales, cloud.logScales().shape()),
            cloud.logitOpacities(),
            cloud.sh(),
            cloud.labels()));
  }
}
