package io.avatarloom.morphable.stage;

import io.avatarloom.core.stage.NamedPose;
import io.avatarloom.core.stage.PoseControl;
import io.avatarloom.core.value.HeadModel;
import io.avatarloom.core.value.HeadPose;
import io.avatarloom.morphable.head.ExpressionPreset;
import io.avatarloom.morphable.head.PoseBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The sliders of a head model: its expressions, then three turns of each joint. */
public final class HeadControls {
  private static final String AXES = "xyz";
  private static final double WIDEST_TURN_DEG = 45;
  private static final double EYE_TURN_DEG = 30;
  private static final double STRONGEST = 1.2;

  private final HeadModel head;

  public HeadControls(HeadModel head) {
    this.head = head;
  }

  List<PoseControl> all() {
    List<PoseControl> controls = new ArrayList<>();
    for (String name : head.expressionNames()) {
      controls.add(new PoseControl(name, group(name), "", 0, STRONGEST, 0));
    }
    for (String joint : head.jointNames()) {
      boolean eye = joint.toLowerCase(Locale.ROOT).startsWith("eye");
      double limit = eye ? EYE_TURN_DEG : WIDEST_TURN_DEG;
      for (int axis = 0; axis < 3; axis++) {
        String name = joint + "." + AXES.charAt(axis);
        controls.add(new PoseControl(name, "Joints", "deg", -limit, limit, 0));
      }
    }
    return controls;
  }

  /** The first word of an expression's name, as a heading: {@code browDown_L} is of Brow. */
  private static String group(String expression) {
    int end = 0;
    while (end < expression.length() && Character.isLowerCase(expression.charAt(end))) {
      end++;
    }
    String word = end == 0 ? expression : expression.substring(0, end);
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  /** The named expressions but the extreme ones, as far as this head has the shapes. */
  List<NamedPose> presets() {
    List<NamedPose> poses = new ArrayList<>();
    for (ExpressionPreset preset : ExpressionPreset.values()) {
      SortedMap<String, Double> values = new TreeMap<>();
      if (!preset.extreme() && preset.weights().keySet().stream().allMatch(this::has)) {
        preset
            .weights()
            .forEach((name, weight) -> columns(name).forEach(c -> values.put(c, weight)));
        poses.add(new NamedPose(preset.word(), values));
      }
    }
    return poses;
  }

  private boolean has(String shape) {
    return !columns(shape).isEmpty();
  }

  /** The columns of a preset's shape: itself, one side, or both sides. */
  private List<String> columns(String shape) {
    if (head.expressionNames().contains(shape)) {
      return List.of(shape);
    }
    String sided = shape.replaceFirst("Left$", "_L").replaceFirst("Right$", "_R");
    return sided.equals(shape)
        ? List.of(shape + "_L", shape + "_R").stream()
            .filter(head.expressionNames()::contains)
            .toList()
        : List.of(sided).stream().filter(head.expressionNames()::contains).toList();
  }

  /**
   * The pose of slider values.
   *
   * @throws IllegalArgumentException if the head has no such control
   */
  public HeadPose pose(Map<String, Double> values) {
    PoseBuilder builder = new PoseBuilder(head);
    values.forEach(
        (name, value) -> {
          int dot = name.lastIndexOf('.');
          if (dot < 0) {
            builder.addExpression(name, value);
          } else {
            double[] degrees = new double[3];
            degrees[AXES.indexOf(name.charAt(dot + 1))] = value;
            builder.addJoint(name.substring(0, dot), degrees);
          }
        });
    return builder.build();
  }
}
