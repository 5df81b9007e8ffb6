package io.avatarloom.morphable.head;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.HeadModel;
import io.avatarloom.core.value.HeadPose;
import org.eclipse.collections.api.factory.Lists;
import org.eclipse.collections.api.list.MutableList;

/**
 * Collects named expression weights and joint angles into the numbers of a pose. An expression name
 * is a column of the model, an ARKit name ({@code mouthSmileLeft}), or a name without its side
 * ({@code mouthSmile} for both). Expressions that turn joints (the model's {@code joint_map}: jaw
 * and eyes) turn them in proportion to the weight.
 */
public final class PoseBuilder {
  private final HeadModel model;
  private final JsonNode arkit;
  private final JsonNode jointMap;
  private final float[] shape;
  private final float[] expression;
  private final double[] joints;

  public PoseBuilder(HeadModel model) {
    this.model = model;
    this.arkit = json(model, "arkit_map");
    this.jointMap = json(model, "joint_map");
    this.shape = new float[model.shapeDirs().size(2)];
    this.expression = new float[model.expressionNames().size()];
    this.joints = new double[3 * model.jointNames().size()];
  }

  private static JsonNode json(HeadModel model, String key) {
    try {
      return new ObjectMapper().readTree(model.metadata().getOrDefault(key, "{}"));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the head model's " + key + " is not JSON", e);
    }
  }

  /** Adds every number of a pose. */
  public PoseBuilder add(HeadPose pose) {
    addShape(pose.shape());
    for (int i = 0; i < expression.length; i++) {
      expression[i] += pose.expression().at(i);
    }
    for (int i = 0; i < joints.length; i++) {
      joints[i] += pose.joints().at(i);
    }
    return this;
  }

  /**
   * Adds identity coefficients; missing ones count as 0.
   *
   * @throws IllegalArgumentException if there are more than the model has
   */
  public PoseBuilder addShape(Tensor coefficients) {
    if (coefficients.length() > shape.length) {
      throw new IllegalArgumentException(
          "expected at most "
              + shape.length
              + " identity coefficients, met "
              + coefficients.length());
    }
    for (int i = 0; i < coefficients.length(); i++) {
      shape[i] += coefficients.at(i);
    }
    return this;
  }

  /**
   * Adds a weighted expression.
   *
   * @throws IllegalArgumentException if the model has no such expression
   */
  public PoseBuilder addExpression(String name, double weight) {
    for (String column : columns(name)) {
      int index = model.expressionNames().indexOf(column);
      if (index >= 0) {
        expression[index] += (float) weight;
      }
      for (JsonNode turn : jointMap.path(column)) {
        int axis = "xyz".indexOf(turn.path("axis").asText());
        addJoint(turn.path("joint").asText(), axis, weight * turn.path("deg").asDouble());
      }
    }
    return this;
  }

  private MutableList<String> columns(String name) {
    if (model.expressionNames().contains(name) || jointMap.has(name)) {
      return Lists.mutable.of(name);
    }
    if (arkit.has(name)) {
      return Lists.mutable.ofAll(arkit.get(name)).collect(JsonNode::asText);
    }
    MutableList<String> sides =
        Lists.mutable.of(name + "_L", name + "_R").select(model.expressionNames()::contains);
    if (sides.isEmpty()) {
      throw new IllegalArgumentException(
          "the model "
              + model.topology()
              + " has no expression '"
              + name
              + "'; it has "
              + model.expressionNames().makeString(", "));
    }
    return sides;
  }

  /**
   * Adds to a joint's axis-angle vector.
   *
   * @param degrees x, y, z of the axis-angle vector
   * @throws IllegalArgumentException if the model has no such joint
   */
  public PoseBuilder addJoint(String name, double... degrees) {
    for (int axis = 0; axis < 3; axis++) {
      addJoint(name, axis, degrees[axis]);
    }
    return this;
  }

  private void addJoint(String name, int axis, double degrees) {
    int index = model.jointNames().indexOf(name);
    if (index < 0) {
      throw new IllegalArgumentException(
          "the model "
              + model.topology()
              + " has no joint '"
              + name
              + "'; it has "
              + model.jointNames().makeString(", "));
    }
    joints[3 * index + axis] += Math.toRadians(degrees);
  }

  public HeadPose build() {
    return new HeadPose(
        model.topology(),
        Tensor.of(shape.clone(), shape.length),
        Tensor.of(expression.clone(), expression.length),
        Tensor.of(joints, joints.length / 3, 3));
  }
}
