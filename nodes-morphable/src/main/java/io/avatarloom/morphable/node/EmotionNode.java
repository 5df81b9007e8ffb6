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
import io.avatarloom.core.value.TextValue;
import io.avatarloom.core.value.ValueTypes;
import io.avatarloom.morphable.head.ExpressionPreset;
import io.avatarloom.morphable.head.PoseBuilder;
import java.util.List;

/** One emotion as geometry and as words (Giving Faces Their Feelings Back, in small). */
public final class EmotionNode implements Node {
  private static final List<String> EMOTIONS =
      List.of("neutral", "happy", "sad", "angry", "surprised", "disgusted", "afraid", "contempt");

  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "morphable.emotion",
          1,
          "Emotion",
          "Poses a head as one of eight emotions, and gives the prompt that steers guidance to it:"
              + " the words loom-mini's captions use. The method this stands for prints neither"
              + " its weights nor its words; the weights are the middle of loom-mini's training"
              + " ranges.");
  private static final In<HeadModel> MODEL =
      B.in("model", ValueTypes.HEAD_MODEL, "The model whose expressions are used.");
  private static final Param<String> EMOTION =
      B.choice("emotion", "happy", EMOTIONS, "Which emotion.");
  private static final Param<Double> STRENGTH =
      B.number("strength", 1, 0, 2, "", "Multiplies the weights; below 0.2 no word is said.");
  private static final Param<String> PROMPT =
      B.text("prompt", "photo of a id person", "What the word is added to.");
  private static final double UNSPOKEN = 0.2;
  private static final Out<HeadPose> POSE = B.out("pose", ValueTypes.HEAD_POSE, "The pose.");
  private static final Out<TextValue> WORDS =
      B.out("prompt", ValueTypes.TEXT, "The prompt with the emotion, for a prompt parameter.");
  private static final NodeSpec SPEC = B.build();

  @Override
  public NodeSpec spec() {
    return SPEC;
  }

  @Override
  public void run(NodeRun run) throws NodeException {
    String emotion = run.get(EMOTION);
    double strength = run.get(STRENGTH);
    PoseBuilder builder = new PoseBuilder(run.get(MODEL));
    try {
      ExpressionPreset.of(emotion)
          .weights()
          .forEach((name, weight) -> builder.addExpression(name, strength * weight));
    } catch (IllegalArgumentException e) {
      throw new NodeException(MODEL.id(), e.getMessage(), e);
    }
    run.set(POSE, builder.build());
    String prompt = run.get(PROMPT);
    run.set(WORDS, new TextValue(strength < UNSPOKEN ? prompt : prompt + ", " + emotion));
  }
}
