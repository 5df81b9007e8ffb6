package io.avatarloom.morphable.mesh;

import io.avatarloom.core.tensor.Parallel;

/**
 * Vertices of a mesh on the sample grid of one view. Screen places are whole numbers of 1/256 of a
 * sample, so that edge tests are exact and neighbouring triangles neither overlap nor gape.
 */
final class ProjectedMesh {
  /** Subdivisions of a sample. */
  static final int GRID = 256;

  private static final int LIMIT = 1 << 28;
  private static final int CHUNK = 2048;

  final int[] x;
  final int[] y;

  /** 1 / depth; 0 for vertices that cannot be drawn. */
  final float[] inverseDepth;

  /**
   * @param samples samples per pixel and axis
   * @param near vertices nearer than this are not drawn, in the unit of the positions
   */
  ProjectedMesh(float[] positions, PinholeView view, int samples, double near) {
    int count = positions.length / 3;
    x = new int[count];
    y = new int[count];
    inverseDepth = new float[count];
    double grid = (double) samples * GRID;
    Parallel.chunks(
        count,
        CHUNK,
        (from, to) -> {
          for (int v = from; v < to; v++) {
            project(positions, view, near, grid, v);
          }
        });
  }

  private void project(float[] p, PinholeView view, double near, double grid, int v) {
    double depth = view.camera(2, p[3 * v], p[3 * v + 1], p[3 * v + 2]);
    if (!(depth > near)) {
      return;
    }
    double right = view.camera(0, p[3 * v], p[3 * v + 1], p[3 * v + 2]);
    double down = view.camera(1, p[3 * v], p[3 * v + 1], p[3 * v + 2]);
    double sx = (view.fx() * right / depth + view.cx()) * grid;
    double sy = (view.fy() * down / depth + view.cy()) * grid;
    if (Math.abs(sx) < LIMIT && Math.abs(sy) < LIMIT) {
      x[v] = (int) Math.rint(sx);
      y[v] = (int) Math.rint(sy);
      inverseDepth[v] = (float) (1 / depth);
    }
  }

  /** Twice the signed area of the screen triangle a, b, p; positive when p is right of a to b. */
  static long edge(int ax, int ay, int bx, int by, int px, int py) {
    return (long) (bx - ax) * (py - ay) - (long) (by - ay) * (px - ax);
  }

  /** {@link #edge} from vertex a to vertex b. */
  long edge(int a, int b, int px, int py) {
    return edge(x[a], y[a], x[b], y[b], px, py);
  }

  /** Twice the signed area; negative when the triangle is seen from outside. */
  long area(int a, int b, int c) {
    return edge(x[a], y[a], x[b], y[b], x[c], y[c]);
  }

  boolean drawable(int a, int b, int c) {
    return inverseDepth[a] > 0 && inverseDepth[b] > 0 && inverseDepth[c] > 0;
  }
}
