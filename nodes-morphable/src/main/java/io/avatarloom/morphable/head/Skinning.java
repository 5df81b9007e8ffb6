package io.avatarloom.morphable.head;

import io.avatarloom.core.tensor.Parallel;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.HeadModel;
import io.avatarloom.core.value.HeadPose;
import java.util.stream.IntStream;

/**
 * The FLAME evaluation (Li et al. 2017, "Learning a model of facial shape and expression from 4D
 * scans", eq. 1-5): shaped = template + shape.b; rest = shaped + expression.e + pose.vec(R - I);
 * joints regressed from the shaped template; linear blend skinning of the rest vertices.
 */
public final class Skinning {
  /**
   * Metadata key of models whose joints are regressed after the expression was added, as the
   * official FLAME code does.
   */
  public static final String JOINTS_FOLLOW_EXPRESSION = "jointsFollowExpression";

  private static final int CHUNK = 512;

  /**
   * @param vertices [vertex, 3] in the model's unit
   * @param joints [joint, 3] posed joint positions
   */
  public record Posed(Tensor vertices, Tensor joints) {}

  private Skinning() {}

  public static Posed evaluate(HeadModel model, HeadPose pose) {
    double[] rest = new double[model.template().length()];
    for (int i = 0; i < rest.length; i++) {
      rest[i] = model.template().at(i);
    }
    addBlend(rest, model.shapeDirs(), doubles(pose.shape()));
    boolean follow = "true".equals(model.metadata().get(JOINTS_FOLLOW_EXPRESSION));
    double[] joints = follow ? null : regress(model.jointRegressor(), rest);
    addBlend(rest, model.expressionDirs(), doubles(pose.expression()));
    if (follow) {
      joints = regress(model.jointRegressor(), rest);
    }
    double[][] rotations = rotations(pose.joints());
    addBlend(rest, model.poseDirs(), poseFeature(rotations));
    JointChain chain = new JointChain(model.parents(), joints, rotations);
    int jointCount = model.parents().length;
    return new Posed(
        skin(rest, model.weights(), chain), Tensor.of(chain.positions(), jointCount, 3));
  }

  /** Adds basis [vertex, 3, coefficient] times coefficients; missing coefficients count as 0. */
  private static void addBlend(double[] vertices, Tensor basis, double[] coefficients) {
    int columns = basis.size(2);
    int used = Math.min(columns, coefficients.length);
    float[] data = basis.data();
    int[] active = IntStream.range(0, used).filter(k -> coefficients[k] != 0).toArray();
    Parallel.chunks(
        vertices.length,
        3 * CHUNK,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            double sum = vertices[i];
            for (int k : active) {
              sum += coefficients[k] * data[i * columns + k];
            }
            vertices[i] = sum;
          }
        });
  }

  private static double[] doubles(Tensor tensor) {
    double[] values = new double[tensor.length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = tensor.at(i);
    }
    return values;
  }

  private static double[] regress(Tensor regressor, double[] vertices) {
    int count = regressor.size(1);
    double[] joints = new double[3 * regressor.size(0)];
    for (int j = 0; j < regressor.size(0); j++) {
      for (int v = 0; v < count; v++) {
        double w = regressor.at(j * count + v);
        if (w != 0) {
          joints[3 * j] += w * vertices[3 * v];
          joints[3 * j + 1] += w * vertices[3 * v + 1];
          joints[3 * j + 2] += w * vertices[3 * v + 2];
        }
      }
    }
    return joints;
  }

  private static double[][] rotations(Tensor axisAngles) {
    double[][] rotations = new double[axisAngles.size(0)][];
    for (int j = 0; j < rotations.length; j++) {
      rotations[j] =
          Rotation.ofAxisAngle(
              axisAngles.at(3 * j), axisAngles.at(3 * j + 1), axisAngles.at(3 * j + 2));
    }
    return rotations;
  }

  /** vec(R - I) of every joint but the root. */
  private static double[] poseFeature(double[][] rotations) {
    double[] feature = new double[9 * (rotations.length - 1)];
    for (int j = 1; j < rotations.length; j++) {
      for (int k = 0; k < 9; k++) {
        feature[9 * (j - 1) + k] = rotations[j][k] - (k % 4 == 0 ? 1 : 0);
      }
    }
    return feature;
  }

  private static Tensor skin(double[] rest, Tensor weights, JointChain chain) {
    int joints = weights.size(1);
    float[] posed = new float[rest.length];
    Parallel.chunks(
        rest.length / 3,
        CHUNK,
        (from, to) -> {
          double[] sum = new double[3];
          for (int v = from; v < to; v++) {
            sum[0] = sum[1] = sum[2] = 0;
            for (int j = 0; j < joints; j++) {
              double w = weights.at(v * joints + j);
              if (w != 0) {
                chain.addTransformed(j, w, rest[3 * v], rest[3 * v + 1], rest[3 * v + 2], sum);
              }
            }
            for (int c = 0; c < 3; c++) {
              posed[3 * v + c] = (float) sum[c];
            }
          }
        });
    return Tensor.of(posed, rest.length / 3, 3);
  }
}
