package io.avatarloom.splat.space;

import java.util.function.IntConsumer;

/** Points sorted into hashed cubic cells, to find those near a point without looking at all. */
final class HashGrid {
  private final float[] points;
  private final double cell;
  private final int[] start;
  private final int[] members;

  /**
   * @param cell side of a cell: everything within this distance lies in the 27 cells around
   */
  HashGrid(float[] points, double cell) {
    this.points = points;
    this.cell = cell;
    int count = points.length / 3;
    start = new int[Integer.highestOneBit(Math.max(1, count)) * 4 + 1];
    members = new int[count];
    for (int i = 0; i < count; i++) {
      start[bucket(at(3 * i), at(3 * i + 1), at(3 * i + 2)) + 1]++;
    }
    for (int b = 1; b < start.length; b++) {
      start[b] += start[b - 1];
    }
    int[] next = start.clone();
    for (int i = 0; i < count; i++) {
      members[next[bucket(at(3 * i), at(3 * i + 1), at(3 * i + 2))]++] = i;
    }
  }

  private long at(int coordinate) {
    return (long) Math.floor(points[coordinate] / cell);
  }

  private int bucket(long x, long y, long z) {
    long hash = x * 0x9E3779B97F4A7C15L ^ y * 0xC2B2AE3D27D4EB4FL ^ z * 0x165667B19E3779F9L;
    hash ^= hash >>> 32;
    return (int) (hash & (start.length - 2));
  }

  /**
   * Calls {@code body} for every point of the 27 cells around point {@code i}, itself and some
   * strangers included, some more than once.
   */
  void forEachNear(int i, IntConsumer body) {
    long x = at(3 * i);
    long y = at(3 * i + 1);
    long z = at(3 * i + 2);
    for (long dx = -1; dx <= 1; dx++) {
      for (long dy = -1; dy <= 1; dy++) {
        for (long dz = -1; dz <= 1; dz++) {
          int bucket = bucket(x + dx, y + dy, z + dz);
          for (int k = start[bucket]; k < start[bucket + 1]; k++) {
            body.accept(members[k]);
          }
        }
      }
    }
  }
}
