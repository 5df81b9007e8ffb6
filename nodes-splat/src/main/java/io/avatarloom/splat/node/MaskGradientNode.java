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
import java.util.List;
import java.util.stream.IntStream;

/** Zeroes the gradient of the face, or of everything else. */
public final class MaskGradientNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "splat.maskGradient",
          1,
          "Mask splat gradient",
          "Keeps the gradient and the statistics of facial splats or of all others; zero elsewhere.");
  private static final In<SplatGradient> GRADIENT =
      B.in("gradient", ValueTypes.SPLAT_GRADIENT, "The gradient.");
  private static final In<SplatCloud> CLOUD =
      B.in("cloud", ValueTypes.SPLAT_CLOUD, "Its splats, for the label facial.");
  private static final Param<String> KEEP =
      B.choice("keep", "facial", List.of("facial", "other"), "Whose gradient stays.");
  private static final Out<SplatGradient> MASKED =
      B.out("gradient", ValueTypes.SPLAT_GRADIENT, "The masked gradient.");
  private static final NodeSpec SPEC = B.build();

  @Override
  public NodeSpec spec() {
    return SPEC;
  }

  @Override
  public void run(NodeRun run) throws Exception {
    SplatGradient gradient = run.get(GRADIENT);
    SplatCloud cloud = run.get(CLOUD);
    if (gradient.count() != cloud.count()) {
      throw new NodeException(
          "gradient",
          "expected the gradient of " + cloud.count() + " splats, met " + gradient.count());
    }
    boolean keepFacial = run.get(KEEP).equals("facial");
    Tensor facial = cloud.label("facial", 0);
    run.set(
        MASKED,
        OnDevice.orJava(
            run,
            "this mask",
            steps -> Gradients.each(gradient, tensor -> steps.masked(tensor, facial, keepFacial)),
            () -> inJava(gradient, cloud, keepFacial)));
  }

  private static SplatGradient inJava(
      SplatGradient gradient, SplatCloud cloud, boolean keepFacial) {
    boolean[] facial = Clouds.facial(cloud);
    boolean[] zero = new boolean[facial.length];
    for (int i = 0; i < zero.length; i++) {
      zero[i] = facial[i] != keepFacial;
    }
    int[] same = IntStream.range(0, zero.length).toArray();
    return Survivors.of(gradient, same, zero);
  }
}
