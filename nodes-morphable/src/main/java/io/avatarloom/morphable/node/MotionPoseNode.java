package io.avatarloom.morphable.node;

import io.avatarloom.core.node.In;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.value.HeadModel;
import io.avatarloom.core.value.HeadPose;
import io.avatarloom.core.value.Motion;
import io.avatarloom.core.value.ValueTypes;
import io.avatarloom.morphable.stage.HeadControls;
import java.util.Map;
import java.util.TreeMap;

/** The pose of one frame of a motion. */
public final class MotionPoseNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "morphable.motionPose",
          1,
          "Pose of motion",
          "The pose a motion has at a frame. In a region, iteration after iteration, it plays the"
              + " motion, over and over.");
  private static final In<HeadModel> MODEL =
      B.in("model", ValueTypes.HEAD_MODEL, "The model whose controls the motion moves.");
  private static final In<Motion> MOTION = B.in("motion", ValueTypes.MOTION, "The clip.");
  private static final Param<Integer> FRAME =
      B.integer(
          "frame", -1, -1, Double.NaN, "", "Which frame; -1 takes that of the region's iteration.");
  private static final Param<Integer> STRIDE =
      B.integer("stride", 1, 1, 1000, "", "Frames of the motion from one iteration to the next.");
  private static final Out<HeadPose> POSE = B.out("pose", ValueTypes.HEAD_POSE, "The pose.");
  private static final NodeSpec SPEC = B.build();

  @Override
  public NodeSpec spec() {
    return SPEC;
  }

  @Override
  public void run(NodeRun run) throws NodeException {
    Motion motion = run.get(MOTION);
    int asked = run.get(FRAME) < 0 ? run.iteration() * run.get(STRIDE) : run.get(FRAME);
    int frame = asked % motion.count();
    Map<String, Double> values = new TreeMap<>();
    int width = motion.controls().size();
    for (int c = 0; c < width; c++) {
      values.put(motion.controls().get(c), (double) motion.frames().at(frame * width + c));
    }
    try {
      run.set(POSE, new HeadControls(run.get(MODEL)).pose(values));
    } catch (IllegalArgumentException e) {
      throw new NodeException(MOTION.id(), e.getMessage(), e);
    }
  }
}
