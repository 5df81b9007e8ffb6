package io.avatarloom.morphable.node;

import io.avatarloom.core.node.In;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.tensor.CounterRandom;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.HeadModel;
import io.avatarloom.core.value.HeadPose;
import io.avatarloom.core.value.ValueTypes;
import io.avatarloom.morphable.head.ArkitNames;
import io.avatarloom.morphable.head.ExpressionPreset;
import io.avatarloom.morphable.head.PoseBuilder;
import java.util.List;
import java.util.SortedMap;
import org.eclipse.collections.api.list.ImmutableList;

/** Sums up identity, expression and joint angles of a head from a preset, names and numbers. */
public final class PoseNode implements Node {
  private static final double IDENTITY_LIMIT = 2.5;

  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "morphable.pose",
          1,
          "Pose head",
          "Sums up a pose: a preset, expression weights and joint angles by name, identity"
              + " coefficients, and, if linked, another pose to start from. Expressions that turn"
              + " joints (jawOpen, eyeLook...) turn them in proportion to their weight.");
  private static final In<HeadModel> MODEL =
      B.in("model", ValueTypes.HEAD_MODEL, "The model whose names are used.");
  private static final In<HeadPose> BASE =
      B.optional("base", ValueTypes.HEAD_POSE, "A pose to add to; neutral without.");
  private static final In<Tensor> SHAPE_IN =
      B.optional("shape", ValueTypes.TENSOR, "Identity coefficients to add, [identity mode].");
  private static final Param<String> PRESET =
      B.choice("preset", "neutral", ExpressionPreset.words(), "An expression by name.");
  private static final Param<Double> STRENGTH =
      B.number("strength", 1, 0, 2, "", "Multiplies every weight of the preset.");
  private static final Param<SortedMap<String, Double>> EXPRESSION =
      B.weights(
          "expression",
          ArkitNames.all(),
          -2,
          2,
          "Expression weights, such as {\"mouthSmileLeft\": 0.8}; names of ARKit or of the model.");
  private static final Param<ImmutableList<String>> JOINTS =
      B.texts(
          "joints",
          List.of(),
          "Joint turns NAME=X,Y,Z as axis-angle vectors in degrees, such as jaw=10,0,0.");
  private static final Param<ImmutableList<Double>> IDENTITY =
      B.numbers(
          "identity", new double[0], -10, 10, "", "Identity coefficients, first modes first.");
  private static final Param<Double> RANDOM =
      B.number(
          "randomIdentity",
          0,
          0,
          3,
          "",
          "Standard deviation of random identity coefficients (cut at 2.5 times it); 0 for none.");
  private static final Out<HeadPose> POSE = B.out("pose", ValueTypes.HEAD_POSE, "The pose.");
  private static final NodeSpec SPEC = B.build();

  @Override
  public NodeSpec spec() {
    return SPEC;
  }

  @Override
  public void run(NodeRun run) throws NodeException {
    HeadModel model = run.get(MODEL);
    PoseBuilder builder = new PoseBuilder(model);
    if (run.find(BASE).isPresent()) {
      HeadPose base = run.find(BASE).get();
      Topologies.requireSame(BASE.id(), model.topology(), base.topology());
      builder.add(base);
    }
    if (run.find(SHAPE_IN).isPresent()) {
      guard(SHAPE_IN.id(), () -> builder.addShape(run.find(SHAPE_IN).get()));
    }
    double[] identity = run.get(IDENTITY).collectDouble(x -> x).toArray();
    guard(IDENTITY.id(), () -> builder.addShape(Tensor.of(identity, identity.length)));
    if (run.get(RANDOM) > 0) {
      int modes = model.shapeDirs().size(2);
      builder.addShape(randomShape(run.random("identity"), run.get(RANDOM), modes));
    }
    double strength = run.get(STRENGTH);
    guard(
        PRESET.id(),
        () ->
            ExpressionPreset.of(run.get(PRESET))
                .weights()
                .forEach((name, weight) -> builder.addExpression(name, strength * weight)));
    guard(EXPRESSION.id(), () -> run.get(EXPRESSION).forEach(builder::addExpression));
    for (String text : run.get(JOINTS)) {
      Assignment one = Assignment.parse(JOINTS.id(), text, 3, "jaw=10,0,0");
      guard(JOINTS.id(), () -> builder.addJoint(one.name(), one.numbers()));
    }
    run.set(POSE, builder.build());
  }

  private static Tensor randomShape(CounterRandom random, double deviation, int modes) {
    double[] shape = new double[modes];
    for (int i = 0; i < modes; i++) {
      double z = Math.max(-IDENTITY_LIMIT, Math.min(IDENTITY_LIMIT, random.gaussian()));
      shape[i] = deviation * z;
    }
    return Tensor.of(shape, modes);
  }

  private static void guard(String where, Runnable step) throws NodeException {
    try {
      step.run();
    } catch (IllegalArgumentException e) {
      throw new NodeException(where, e.getMessage(), e);
    }
  }
}
