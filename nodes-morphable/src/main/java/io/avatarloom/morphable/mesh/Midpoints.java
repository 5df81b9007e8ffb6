package io.avatarloom.morphable.mesh;

import java.util.Arrays;
import org.eclipse.collections.api.list.primitive.MutableIntList;
import org.eclipse.collections.api.map.primitive.MutableLongIntMap;
import org.eclipse.collections.impl.factory.primitive.IntLists;
import org.eclipse.collections.impl.factory.primitive.LongIntMaps;

/**
 * One level of midpoint subdivision: one new vertex per unique edge of the split triangles,
 * appended after the originals in order of first use; a split triangle becomes four. As a matrix P
 * = [I; M], every row of M holding 1/2 at two vertices, so displacements subdivide as positions do.
 *
 * @param vertices number of vertices before
 * @param ends [new vertex * 2] the ends of every split edge
 * @param triangles [triangle * 3] after the split
 * @param origins [triangle] the triangle each one stems from
 */
public record Midpoints(int vertices, int[] ends, int[] triangles, int[] origins) {

  /**
   * @param split which triangles become four; a neighbour that stays whole gets no new vertex, and
   *     the vertices on its edge lie exactly on it
   */
  public static Midpoints of(int vertices, int[] triangles, boolean[] split) {
    Builder builder = new Builder(vertices, triangles.length);
    for (int t = 0; t < split.length; t++) {
      int a = triangles[3 * t];
      int b = triangles[3 * t + 1];
      int c = triangles[3 * t + 2];
      if (split[t]) {
        int ab = builder.middle(a, b);
        int bc = builder.middle(b, c);
        int ca = builder.middle(c, a);
        builder.add(t, a, ab, ca);
        builder.add(t, ab, b, bc);
        builder.add(t, ca, bc, c);
        builder.add(t, ab, bc, ca);
      } else {
        builder.add(t, a, b, c);
      }
    }
    return builder.build();
  }

  /** P times rows of numbers [vertex, width]. */
  public float[] apply(float[] rows, int width) {
    float[] more = Arrays.copyOf(rows, rows.length + ends.length / 2 * width);
    for (int e = 0; e < ends.length / 2; e++) {
      for (int c = 0; c < width; c++) {
        more[(vertices + e) * width + c] =
            0.5f * (rows[ends[2 * e] * width + c] + rows[ends[2 * e + 1] * width + c]);
      }
    }
    return more;
  }

  /** A label of the new mesh: a new vertex takes the smaller label of its edge's ends. */
  public float[] applyLabel(float[] label) {
    float[] more = Arrays.copyOf(label, label.length + ends.length / 2);
    for (int e = 0; e < ends.length / 2; e++) {
      more[vertices + e] = Math.min(label[ends[2 * e]], label[ends[2 * e + 1]]);
    }
    return more;
  }

  private static final class Builder {
    private final int vertices;
    private final MutableLongIntMap middles = LongIntMaps.mutable.empty();
    private final MutableIntList ends = IntLists.mutable.empty();
    private final MutableIntList triangles;
    private final MutableIntList origins = IntLists.mutable.empty();

    Builder(int vertices, int capacity) {
      this.vertices = vertices;
      this.triangles = IntLists.mutable.withInitialCapacity(4 * capacity);
    }

    int middle(int a, int b) {
      long edge = ((long) Math.min(a, b) << 32) | Math.max(a, b);
      int known = middles.getIfAbsent(edge, -1);
      if (known < 0) {
        known = vertices + ends.size() / 2;
        middles.put(edge, known);
        ends.add(a);
        ends.add(b);
      }
      return known;
    }

    void add(int origin, int a, int b, int c) {
      triangles.addAll(a, b, c);
      origins.add(origin);
    }

    Midpoints build() {
      return new Midpoints(vertices, ends.toArray(), triangles.toArray(), origins.toArray());
    }
  }
}
