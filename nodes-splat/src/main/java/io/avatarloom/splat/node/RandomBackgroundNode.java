package io.avatarloom.splat.node;

import io.avatarloom.core.node.In;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.tensor.CounterRandom;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.CameraBatch;
import io.avatarloom.core.value.ValueTypes;
import java.util.List;

/** Background colours of training renders (Arc2Avatar, gaussian_renderer). */
public final class RandomBackgroundNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "splat.randomBackground",
          1,
          "Random background",
          "One flat background colour a view, so that splats cannot hide in the background.");
  private static final In<CameraBatch> CAMERAS =
      B.in("cameras", ValueTypes.CAMERA_BATCH, "The views.");
  private static final Param<String> MODE =
      B.from(
          B.choice(
              "mode",
              "paper",
              List.of("paper", "mixed", "white", "black"),
              "paper: with probability 0.66 half a random colour, half black, else white; mixed:"
                  + " white, black or random, a third each."),
          "Arc2Avatar, gaussian_renderer");
  private static final Out<Tensor> BACKGROUND =
      B.out("background", ValueTypes.TENSOR, "[view, 3] sRGB.");
  private static final NodeSpec SPEC = B.build();

  @Override
  public NodeSpec spec() {
    return SPEC;
  }

  @Override
  public void run(NodeRun run) {
    CounterRandom random = run.random("background");
    int views = run.get(CAMERAS).count();
    Tensor background = Tensor.zeros(views, 3);
    for (int view = 0; view < views; view++) {
      float[] colour = colour(run.get(MODE), random);
      System.arraycopy(colour, 0, background.data(), 3 * view, 3);
    }
    run.set(BACKGROUND, background);
  }

  private static float[] colour(String mode, CounterRandom random) {
    double coin = random.uniform();
    float[] any = {(float) random.uniform(), (float) random.uniform(), (float) random.uniform()};
    float[] white = {1, 1, 1};
    float[] black = {0, 0, 0};
    return switch (mode) {
      case "paper" -> coin < 0.33 ? any : coin < 0.66 ? black : white;
      case "mixed" -> coin < 1.0 / 3 ? white : coin < 2.0 / 3 ? black : any;
      case "black" -> black;
      default -> white;
    };
  }
}
