package io.avatarloom.morphable.bind;

import io.avatarloom.core.tensor.Parallel;
import java.util.Arrays;

/**
 * Splats that sit on no vertex. They take part in the rigid motion of the head and, the nearer they
 * are, in what bound splats around them do beyond it.
 */
final class Followers {
  private static final int CHUNK = 256;

  private final float[] rest;
  private final int[] free;
  private final int width;

  /** [free splat, width] bound splats around it, and how much of their motion it takes. */
  private final int[] leaders;

  private final double[] shares;

  /**
   * @param rest [splat, 3] before any motion
   * @param vertices [splat] -1 for those that follow
   * @param neighbours bound splats that each looks at
   * @param reach distance over which they lose touch
   */
  Followers(float[] rest, int[] vertices, int neighbours, double reach) {
    this.rest = rest;
    int[] bound = select(vertices, true);
    this.free = select(vertices, false);
    this.width = Math.min(neighbours, bound.length);
    this.leaders = new int[free.length * width];
    this.shares = new double[free.length * width];
    if (width > 0 && free.length > 0) {
      look(bound, reach);
    }
  }

  private static int[] select(int[] vertices, boolean bound) {
    int[] chosen = new int[vertices.length];
    int count = 0;
    for (int s = 0; s < vertices.length; s++) {
      if (vertices[s] >= 0 == bound) {
        chosen[count++] = s;
      }
    }
    return Arrays.copyOf(chosen, count);
  }

  private void look(int[] bound, double reach) {
    float[] places = new float[3 * bound.length];
    for (int i = 0; i < bound.length; i++) {
      System.arraycopy(rest, 3 * bound[i], places, 3 * i, 3);
    }
    PointTree tree = new PointTree(places);
    Parallel.chunks(
        free.length,
        CHUNK,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            look(i, bound, tree, reach);
          }
        });
  }

  private void look(int i, int[] bound, PointTree tree, double reach) {
    int s = 3 * free[i];
    PointTree.Nearest near = tree.nearest(rest[s], rest[s + 1], rest[s + 2], width);
    double softening = near.distance(width - 1) + 1e-12;
    double total = 0;
    for (int k = 0; k < width; k++) {
      double ratio = near.distance(k) / softening;
      leaders[i * width + k] = bound[near.index(k)];
      shares[i * width + k] = Math.exp(-2 * ratio * ratio);
      total += shares[i * width + k];
    }
    double lost = near.distance(0) / reach;
    double hold = Math.exp(-lost * lost) / total;
    for (int k = 0; k < width; k++) {
      shares[i * width + k] *= hold;
    }
  }

  /**
   * Moves them after the bound splats have moved.
   *
   * @param means [splat, 3] written where splats are free
   */
  void follow(RigidMotion head, float[] means) {
    Parallel.chunks(
        free.length,
        CHUNK,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            follow(i, head, means);
          }
        });
  }

  private void follow(int i, RigidMotion head, float[] means) {
    int s = 3 * free[i];
    for (int c = 0; c < 3; c++) {
      double place = head.move(c, rest[s], rest[s + 1], rest[s + 2]);
      for (int k = i * width; k < (i + 1) * width; k++) {
        int b = 3 * leaders[k];
        double beyond = means[b + c] - head.move(c, rest[b], rest[b + 1], rest[b + 2]);
        place += shares[k] * beyond;
      }
      means[s + c] = (float) place;
    }
  }

  /** Their indices. */
  int[] splats() {
    return free;
  }
}
