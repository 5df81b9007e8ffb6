package io.avatarloom.splat.space;

import io.avatarloom.core.tensor.Halt;
import io.avatarloom.core.tensor.Parallel;
import java.util.Arrays;

/** Connected components of points under a radius graph: two points near enough are linked. */
public final class Components {
  private static final int SAMPLES = 512;

  private Components() {}

  /**
   * Median distance to the nearest other point, over at most 512 points taken at even steps.
   *
   * @param points [point, 3]; points that are not finite never count as near
   */
  public static double medianSpacing(float[] points) {
    int count = points.length / 3;
    int samples = Math.min(SAMPLES, count);
    double[] nearest = new double[samples];
    Parallel.forEach(
        samples, s -> nearest[s] = nearest(points, (int) ((long) s * count / samples)));
    Arrays.sort(nearest);
    return samples == 0 ? 0 : Math.sqrt(nearest[samples / 2]);
  }

  private static double nearest(float[] points, int i) {
    double best = Double.POSITIVE_INFINITY;
    for (int j = 0; 3 * j < points.length; j++) {
      double d = distance2(points, i, j);
      if (j != i && d < best) {
        best = d;
      }
    }
    return best;
  }

  private static double distance2(float[] points, int i, int j) {
    double dx = points[3 * i] - points[3 * j];
    double dy = points[3 * i + 1] - points[3 * j + 1];
    double dz = points[3 * i + 2] - points[3 * j + 2];
    return dx * dx + dy * dy + dz * dz;
  }

  /**
   * Labels the components.
   *
   * @param points [point, 3]
   * @param reach [point] above 0; two points are linked within the mean of their reaches
   * @return [point] index of the first point of its component
   */
  public static int[] label(float[] points, double[] reach) {
    int count = points.length / 3;
    int[] parent = new int[count];
    for (int i = 0; i < count; i++) {
      parent[i] = i;
    }
    HashGrid grid = new HashGrid(points, Arrays.stream(reach).max().orElse(1));
    for (int i = 0; i < count; i++) {
      Halt.check();
      int self = i;
      grid.forEachNear(
          i,
          j -> {
            double within = (reach[self] + reach[j]) / 2;
            if (j < self && distance2(points, self, j) <= within * within) {
              join(parent, self, j);
            }
          });
    }
    for (int i = 0; i < count; i++) {
      parent[i] = root(parent, i);
    }
    return parent;
  }

  private static void join(int[] parent, int a, int b) {
    int rootA = root(parent, a);
    int rootB = root(parent, b);
    parent[Math.max(rootA, rootB)] = Math.min(rootA, rootB);
  }

  private static int root(int[] parent, int i) {
    int at = i;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }
}
