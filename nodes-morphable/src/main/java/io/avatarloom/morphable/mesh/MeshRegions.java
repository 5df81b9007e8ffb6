package io.avatarloom.morphable.mesh;

import io.avatarloom.core.tensor.Halt;
import java.util.Arrays;
import java.util.PriorityQueue;

/** Regions of a mesh given by per-vertex labels. */
public final class MeshRegions {
  private MeshRegions() {}

  /** True for triangles whose three vertices are labelled (above one half). */
  public static boolean[] triangles(int[] triangles, float[] label) {
    boolean[] inside = new boolean[triangles.length / 3];
    for (int t = 0; t < inside.length; t++) {
      inside[t] =
          label[triangles[3 * t]] > 0.5f
              && label[triangles[3 * t + 1]] > 0.5f
              && label[triangles[3 * t + 2]] > 0.5f;
    }
    return inside;
  }

  /**
   * Grows a label along the edges of the mesh.
   *
   * @param positions [vertex, 3]
   * @param reach longest way along edges from a labelled vertex, in the unit of the positions
   */
  public static float[] grow(float[] positions, int[] triangles, float[] label, double reach) {
    double[] distance = new double[label.length];
    Arrays.fill(distance, Double.POSITIVE_INFINITY);
    PriorityQueue<Front> queue = new PriorityQueue<>();
    for (int v = 0; v < label.length; v++) {
      if (label[v] > 0.5f) {
        distance[v] = 0;
        queue.add(new Front(v, 0));
      }
    }
    VertexNeighbours neighbours = VertexNeighbours.of(label.length, triangles);
    while (!queue.isEmpty()) {
      Halt.check();
      Front front = queue.remove();
      for (int k = neighbours.from(front.vertex); k < neighbours.to(front.vertex); k++) {
        int next = neighbours.at(k);
        double way = front.distance + length(positions, front.vertex, next);
        if (way < distance[next] && way <= reach) {
          distance[next] = way;
          queue.add(new Front(next, way));
        }
      }
    }
    float[] grown = new float[label.length];
    for (int v = 0; v < grown.length; v++) {
      grown[v] = distance[v] <= reach ? 1 : 0;
    }
    return grown;
  }

  private static double length(float[] p, int a, int b) {
    double x = p[3 * a] - p[3 * b];
    double y = p[3 * a + 1] - p[3 * b + 1];
    double z = p[3 * a + 2] - p[3 * b + 2];
    return Math.sqrt(x * x + y * y + z * z);
  }

  private record Front(int vertex, double distance) implements Comparable<Front> {
    @Override
    public int compareTo(Front other) {
      int order = Double.compare(distance, other.distance);
      return order != 0 ? order : Integer.compare(vertex, other.vertex);
    }
  }
}
