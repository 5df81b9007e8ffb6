package io.avatarloom.splat;

import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.SplatCloud;
import io.avatarloom.core.value.SplatGradient;
import java.util.Arrays;
import java.util.TreeMap;

/** Small clouds for tests. */
public final class SplatScenes {
  private SplatScenes() {}

  /**
   * Splats in a row along x, a tenth apart; the first alone is facial, and all are on vertices.
   *
   * @param scale of every axis
   * @param height y of all but the facial one, which is at 0
   */
  public static SplatCloud row(int count, double scale, double opacity, double height) {
    float[] means = new float[3 * count];
    float[] quats = new float[4 * count];
    float[] logScales = new float[3 * count];
    float[] logits = new float[count];
    float[] facial = new float[count];
    float[] vertex = new float[count];
    Arrays.fill(logScales, (float) Math.log(scale));
    Arrays.fill(logits, (float) Math.log(opacity / (1 - opacity)));
    for (int i = 0; i < count; i++) {
      means[3 * i] = 0.1f * i;
      means[3 * i + 1] = i == 0 ? 0 : (float) height;
      quats[4 * i] = 1;
      vertex[i] = i;
    }
    facial[0] = 1;
    TreeMap<String, Tensor> labels = new TreeMap<>();
    labels.put("facial", Tensor.of(facial, count));
    labels.put("vertex", Tensor.of(vertex, count));
    return new SplatCloud(
        6.4,
        Tensor.of(means, count, 3),
        Tensor.of(quats, count, 4),
        Tensor.of(logScales, count, 3),
        Tensor.of(logits, count),
        Tensor.zeros(count, 1, 3),
        labels);
  }

  /** A row of which the last splat hangs far away. */
  public static SplatCloud withFloater(int count) {
    SplatCloud cloud = row(count, 0.05, 0.9, 0);
    cloud.means().data()[3 * count - 3] = 50;
    return cloud;
  }

  public static SplatGradient zeroGradient(SplatCloud cloud) {
    return constant(cloud, 0);
  }

  /** A gradient of ones by means and scales. */
  public static SplatGradient unitGradient(SplatCloud cloud) {
    return constant(cloud, 1);
  }

  private static SplatGradient constant(SplatCloud cloud, float value) {
    Tensor means = Tensor.zeros(cloud.means().shape());
    Tensor logScales = Tensor.zeros(cloud.logScales().shape());
    Arrays.fill(means.data(), value);
    Arrays.fill(logScales.data(), value);
    return new SplatGradient(
        means,
        Tensor.zeros(cloud.quats().shape()),
        logScales,
        Tensor.zeros(cloud.logitOpacities().shape()),
        Tensor.zeros(cloud.sh().shape()),
        new TreeMap<>(),
        0);
  }

  /** The same with clones of every splat but the floater, at their places. */
  public static SplatCloud withFloaterAndClones(int count) {
    SplatCloud cloud = withFloater(count);
    float[] vertex = new float[3 * count];
    float[] means = new float[9 * count];
    for (int i = 0; i < 3 * count; i++) {
      int from = i < count ? i : i % (count - 1);
      vertex[i] = i < count ? i : -1;
      System.arraycopy(cloud.means().data(), 3 * from, means, 3 * i, 3);
    }
    SplatCloud many = row(3 * count, 0.05, 0.9, 0);
    System.arraycopy(means, 0, many.means().data(), 0, means.length);
    return many.withLabel("vertex", Tensor.of(vertex, 3 * count));
  }
}
