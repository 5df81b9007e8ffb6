package io.avatarloom.diffusion.loss.node;

import io.avatarloom.core.node.In;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.node.PortType;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.CameraBatch;
import io.avatarloom.core.value.ImageBatch;
import io.avatarloom.core.value.ImageGradient;
import io.avatarloom.core.value.ValueTypes;
import io.avatarloom.diffusion.loss.DisparityVariation;

/** Smooth geometry: total variation of the disparity (Arc2Avatar, train.py). */
public final class DisparityVariationNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "guidance.disparityVariation",
          1,
          "Disparity variation",
          "Total variation of the normalised disparity focal / (depth + 10 (1 - coverage)) of"
              + " renders: penalises ragged geometry.");
  private static final In<Tensor> DEPTH =
      B.in("depth", ValueTypes.TENSOR, "Accumulated depth of the render.");
  private static final In<ImageBatch> ALPHA =
      B.in(
          "alpha",
          PortType.of(ValueTypes.IMAGE_BATCH).with("channels", "1"),
          "Coverage of the render.");
  private static final In<CameraBatch> CAMERAS =
      B.in("cameras", ValueTypes.CAMERA_BATCH, "The views, for their focal length.");
  private static final Param<Double> WEIGHT =
      B.from(
          B.number("weight", 1, 0, Double.NaN, "", "Weight of the term."), "Arc2Avatar, train.py");
  private static final Out<ImageGradient> GRADIENT =
      B.out(
          "gradient", ValueTypes.IMAGE_GRADIENT, "Gradient by depth and coverage, with the loss.");
  private static final NodeSpec SPEC = B.build();

  @Override
  public NodeSpec spec() {
    return SPEC;
  }

  @Override
  public void run(NodeRun run) throws NodeException {
    Tensor depth = run.get(DEPTH);
    Tensor alpha = run.get(ALPHA).pixels();
    CameraBatch cameras = run.get(CAMERAS);
    if (depth.rank() != 4 || depth.size(0) != cameras.count() || depth.length() != alpha.length()) {
      throw new NodeException(
          DEPTH.id(),
          "expected depth of %d views like the coverage %s, met %s"
              .formatted(cameras.count(), alpha, depth));
    }
    if (run.get(WEIGHT) <= 0) {
      run.set(GRADIENT, new ImageGradient(noColour(depth), Tensor.zeros(0), Tensor.zeros(0), 0));
      return;
    }
    double[] focals = new double[cameras.count()];
    for (int view = 0; view < focals.length; view++) {
      focals[view] = cameras.intrinsics().at(4 * view) / cameras.width();
    }
    double weight = run.get(WEIGHT);
    DisparityVariation.Result result = DisparityVariation.of(depth, alpha, focals);
    run.set(
        GRADIENT,
        new ImageGradient(
            noColour(depth),
            scaled(result.byAlpha(), weight),
            scaled(result.byDepth(), weight),
            weight * result.loss()));
  }

  private static Tensor noColour(Tensor depth) {
    return Tensor.zeros(depth.size(0), 3, depth.size(2), depth.size(3));
  }

  private static Tensor scaled(Tensor tensor, double factor) {
    float[] data = tensor.data();
    for (int i = 0; i < data.length; i++) {
      data[i] *= (float) factor;
    }
    return tensor;
  }
}
