package io.avatarloom.morphable.node;

import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.value.Motion;
import io.avatarloom.core.value.NumberValue;
import io.avatarloom.core.value.ValueTypes;
import io.avatarloom.morphable.file.MotionReader;
import java.io.IOException;
import java.util.List;

/** Reads a motion clip. */
public final class LoadMotionNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "morphable.loadMotion",
          1,
          "Load motion",
          "Reads controls of a head over time; blink, jaw, turn and talk ship.");
  private static final Param<String> FILE =
      B.file("file", "asset:motion/blink.json", List.of("json"), "A file of avatarloom.motion.");
  private static final Out<Motion> MOTION = B.out("motion", ValueTypes.MOTION, "The clip.");
  private static final Out<NumberValue> FRAMES =
      B.out("frames", ValueTypes.NUMBER, "Number of frames.");
  private static final Out<NumberValue> RATE =
      B.out("framesPerSecond", ValueTypes.NUMBER, "Playing speed.");
  private static final NodeSpec SPEC = B.build();

  @Override
  public NodeSpec spec() {
    return SPEC;
  }

  @Override
  public void run(NodeRun run) throws NodeException {
    try {
      Motion motion = MotionReader.read(run.path(FILE));
      run.set(MOTION, motion);
      run.set(FRAMES, new NumberValue(motion.count()));
      run.set(RATE, new NumberValue(motion.framesPerSecond()));
    } catch (IOException e) {
      throw new NodeException(FILE.id(), e.getMessage(), e);
    }
  }
}
