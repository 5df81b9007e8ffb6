package io.avatarloom.morphable.bind;

import io.avatarloom.morphable.head.Rotation;
import io.avatarloom.morphable.mesh.VertexNeighbours;
import io.avatarloom.morphable.mesh.VertexNormals;

/**
 * How the surface around each vertex turns and stretches between two poses of a mesh: the affine
 * map F that best carries the edges of a vertex's one-ring, and its unit normal, from one pose to
 * the other.
 */
final class SurfaceMotion {
  private final float[] before;
  private final float[] after;
  private final float[] normalsBefore;
  private final float[] normalsAfter;
  private final VertexNeighbours neighbours;

  /**
   * @param before [vertex, 3]
   * @param after [vertex, 3]
   */
  SurfaceMotion(float[] before, float[] after, int[] triangles) {
    this.before = before;
    this.after = after;
    this.normalsBefore = VertexNormals.of(before, triangles);
    this.normalsAfter = VertexNormals.of(after, triangles);
    this.neighbours = VertexNeighbours.of(before.length / 3, triangles);
  }

  /** The rotation around a vertex, w, x, y, z. */
  double[] rotation(int vertex) {
    return Quaternions.rotationIn(moments(vertex, after, normalsAfter));
  }

  /** F of a vertex, row-major; the identity where the one-ring is degenerate. */
  double[] affine(int vertex) {
    double[] across = moments(vertex, after, normalsAfter);
    double[] inverse = inverse(moments(vertex, before, normalsBefore));
    return inverse == null
        ? new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1}
        : Rotation.multiply(across, inverse);
  }

  /** Sum over the one-ring of target edge times source edge, normals as one edge of mean length. */
  private double[] moments(int vertex, float[] target, float[] targetNormals) {
    double[] sum = new double[9];
    double squares = 0;
    int from = neighbours.from(vertex);
    int to = neighbours.to(vertex);
    double[] edge = new double[3];
    for (int k = from; k < to; k++) {
      int other = neighbours.at(k);
      for (int c = 0; c < 3; c++) {
        edge[c] = before[3 * other + c] - before[3 * vertex + c];
        squares += edge[c] * edge[c];
      }
      for (int r = 0; r < 3; r++) {
        double reached = target[3 * other + r] - target[3 * vertex + r];
        for (int c = 0; c < 3; c++) {
          sum[3 * r + c] += reached * edge[c];
        }
      }
    }
    double weight = to > from ? squares / (to - from) : 1;
    for (int r = 0; r < 3; r++) {
      for (int c = 0; c < 3; c++) {
        sum[3 * r + c] += weight * targetNormals[3 * vertex + r] * normalsBefore[3 * vertex + c];
      }
    }
    return sum;
  }

  private static double[] inverse(double[] m) {
    double a = m[4] * m[8] - m[5] * m[7];
    double b = m[5] * m[6] - m[3] * m[8];
    double c = m[3] * m[7] - m[4] * m[6];
    double determinant = m[0] * a + m[1] * b + m[2] * c;
    double size = m[0] + m[4] + m[8];
    if (!(Math.abs(determinant) > 1e-6 * size * size * size)) {
      return null;
    }
    double[] adjugate = {
      a, m[2] * m[7] - m[1] * m[8], m[1] * m[5] - m[2] * m[4],
      b, m[0] * m[8] - m[2] * m[6], m[2] * m[3] - m[0] * m[5],
      c, m[1] * m[6] - m[0] * m[7], m[0] * m[4] - m[1] * m[3]
    };
    for (int i = 0; i < 9; i++) {
      adjugate[i] /= determinant;
    }
    return adjugate;
  }
}
