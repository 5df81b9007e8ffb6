package io.avatarloom.diffusion.node;

import io.avatarloom.core.node.In;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.value.CameraBatch;
import io.avatarloom.core.value.Conditioning;
import io.avatarloom.core.value.GuidanceConditioning;
import io.avatarloom.core.value.ValueTypes;
import io.avatarloom.diffusion.guidance.ViewDirections;

/** Conditions of one guidance step by azimuth, with Perp-Neg negatives (Arc2Avatar, eq. 8). */
public final class ConditionViewsNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "guidance.conditionViews",
          1,
          "Condition views",
          "Mixes front, side and back by the azimuth of each view and adds the wrong directions as"
              + " Perp-Neg negatives.");
  private static final In<Conditioning> FRONT =
      B.in("front", ValueTypes.CONDITIONING, "For azimuth 0.");
  private static final In<Conditioning> SIDE =
      B.in("side", ValueTypes.CONDITIONING, "For azimuth 90.");
  private static final In<Conditioning> BACK =
      B.in("back", ValueTypes.CONDITIONING, "For azimuth 180.");
  private static final In<Conditioning> UNCONDITIONAL =
      B.in("unconditional", ValueTypes.CONDITIONING, "Base of the guidance: the negative prompt.");
  private static final In<Conditioning> EMPTY =
      B.in("empty", ValueTypes.CONDITIONING, "The empty prompt, for inversion.");
  private static final In<CameraBatch> CAMERAS =
      B.in("cameras", ValueTypes.CAMERA_BATCH, "The views.");
  private static final Param<Boolean> PERP_NEG =
      B.flag("perpNeg", true, "False leaves the negatives out and saves their passes.");
  private static final Param<Double> NEGATIVE =
      B.from(
          B.number("negativeWeight", -2, -20, 0, "", "Weight of a fully wrong direction."),
          "Arc2Avatar, train.py");
  private static final Param<Double> FRONT_DECAY =
      B.from(
          B.number("frontDecay", 2, 0, 100, "", "Decay of the front as a negative."),
          "Arc2Avatar, train.py");
  private static final Param<Double> SIDE_DECAY =
      B.from(
          B.number("sideDecay", 10, 0, 100, "", "Decay of the side as a negative."),
          "Arc2Avatar, train.py");
  private static final Out<GuidanceConditioning> CONDITIONING =
      B.out("conditioning", ValueTypes.GUIDANCE_CONDITIONING, "Conditions of every view.");
  private static final NodeSpec SPEC = B.build();

  @Override
  public NodeSpec spec() {
    return SPEC;
  }

  @Override
  public void run(NodeRun run) {
    ViewDirections directions =
        new ViewDirections(
            run.get(NEGATIVE), run.get(FRONT_DECAY), run.get(SIDE_DECAY), run.get(PERP_NEG));
    run.set(
        CONDITIONING,
        directions.condition(
            run.get(FRONT).context(),
            run.get(SIDE).context(),
            run.get(BACK).context(),
            run.get(UNCONDITIONAL).context(),
            run.get(EMPTY).context(),
            run.get(CAMERAS).azimuthDeg()));
  }
}
