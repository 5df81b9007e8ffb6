package io.avatarloom.splat.optim;

import java.util.Arrays;
import org.eclipse.collections.api.factory.primitive.IntObjectMaps;
import org.eclipse.collections.api.factory.primitive.IntSets;
import org.eclipse.collections.api.map.primitive.MutableIntObjectMap;
import org.eclipse.collections.api.set.primitive.MutableIntSet;

/**
 * Uniform Laplacian over the one-ring of a triangle mesh: x_i minus the mean of at most ten
 * neighbours (Arc2Avatar, train.py); an isolated point is its own Laplacian.
 */
public final class OneRing {
  /** Neighbours that count. */
  public static final int MOST = 10;

  private final int[][] neighbours;

  /**
   * @param vertices mesh vertex of each point, distinct
   * @param triangles [triangle * 3] vertex indices; triangles with a vertex that is no point are
   *     skipped
   */
  public OneRing(int[] vertices, int[] triangles) {
    MutableIntObjectMap<MutableIntSet> rings = IntObjectMaps.mutable.empty();
    MutableIntObjectMap<Integer> pointOf = IntObjectMaps.mutable.empty();
    for (int i = 0; i < vertices.length; i++) {
      pointOf.put(vertices[i], i);
      rings.put(i, IntSets.mutable.empty());
    }
    for (int f = 0; f < triangles.length; f += 3) {
      for (int k = 0; k < 3; k++) {
        Integer a = pointOf.get(triangles[f + k]);
        Integer b = pointOf.get(triangles[f + (k + 1) % 3]);
        Integer c = pointOf.get(triangles[f + (k + 2) % 3]);
        if (a != null && b != null && c != null) {
          rings.get(a).add(b);
          rings.get(a).add(c);
        }
      }
    }
    neighbours = new int[vertices.length][];
    for (int i = 0; i < vertices.length; i++) {
      int[] sorted = rings.get(i).toSortedArray();
      neighbours[i] = Arrays.copyOf(sorted, Math.min(MOST, sorted.length));
    }
  }

  /** Number of points. */
  public int count() {
    return neighbours.length;
  }

  int[] neighbours(int point) {
    return neighbours[point];
  }

  /** Applies the Laplacian to [point * 3]. */
  public double[] apply(double[] x) {
    double[] out = x.clone();
    for (int i = 0; i < neighbours.length; i++) {
      for (int j : neighbours[i]) {
        for (int axis = 0; axis < 3; axis++) {
          out[3 * i + axis] -= x[3 * j + axis] / neighbours[i].length;
        }
      }
    }
    return out;
  }

  /** Applies its transpose to [point * 3]. */
  public double[] applyTransposed(double[] y) {
    double[] out = y.clone();
    for (int i = 0; i < neighbours.length; i++) {
      for (int j : neighbours[i]) {
        for (int axis = 0; axis < 3; axis++) {
          out[3 * j + axis] -= y[3 * i + axis] / neighbours[i].length;
        }
      }
    }
    return out;
  }
}
