package io.avatarloom.morphable.bind;

import io.avatarloom.core.tensor.Parallel;
import io.avatarloom.morphable.mesh.VertexNeighbours;
import io.avatarloom.morphable.mesh.VertexNormals;

/** A mesh at rest with what all motions of its surface share. */
final class SurfaceRest {
  private static final int CHUNK = 256;

  final float[] positions;
  final float[] normals;
  final int[] triangles;
  final VertexNeighbours neighbours;

  /** [vertex, 3, 3] inverse second moments of the one-ring; NaN where it is degenerate. */
  private final double[] inverses;

  /**
   * @param positions [vertex, 3]
   */
  SurfaceRest(float[] positions, int[] triangles) {
    this.positions = positions;
    this.triangles = triangles;
    this.normals = VertexNormals.of(positions, triangles);
    this.neighbours = VertexNeighbours.of(positions.length / 3, triangles);
    this.inverses = new double[3 * positions.length];
    Parallel.chunks(
        positions.length / 3,
        CHUNK,
        (from, to) -> {
          for (int v = from; v < to; v++) {
            invert(moments(v, positions, normals), inverses, 9 * v);
          }
        });
  }

  /** Inverse second moments of a vertex, or null where the one-ring is degenerate. */
  double[] inverse(int vertex) {
    if (Double.isNaN(inverses[9 * vertex])) {
      return null;
    }
    double[] inverse = new double[9];
    System.arraycopy(inverses, 9 * vertex, inverse, 0, 9);
    return inverse;
  }

  /**
   * Sum over the one-ring of target edge times source edge, normals as one edge of mean length.
   *
   * @param target [vertex, 3] where the mesh moves
   */
  double[] moments(int vertex, float[] target, float[] targetNormals) {
    double[] sum = new double[9];
    double squares = 0;
    int from = neighbours.from(vertex);
    int to = neighbours.to(vertex);
    for (int k = from; k < to; k++) {
      int other = neighbours.at(k);
      double x = positions[3 * other] - positions[3 * vertex];
      double y = positions[3 * other + 1] - positions[3 * vertex + 1];
      double z = positions[3 * other + 2] - positions[3 * vertex + 2];
      squares += x * x + y * y + z * z;
      for (int r = 0; r < 3; r++) {
        double reached = target[3 * other + r] - target[3 * vertex + r];
        sum[3 * r] += reached * x;
        sum[3 * r + 1] += reached * y;
        sum[3 * r + 2] += reached * z;
      }
    }
    double weight = to > from ? squares / (to - from) : 1;
    for (int r = 0; r < 3; r++) {
      for (int c = 0; c < 3; c++) {
        sum[3 * r + c] += weight * targetNormals[3 * vertex + r] * normals[3 * vertex + c];
      }
    }
    return sum;
  }

  private static void invert(double[] m, double[] out, int at) {
    double a = m[4] * m[8] - m[5] * m[7];
    double b = m[5] * m[6] - m[3] * m[8];
    double c = m[3] * m[7] - m[4] * m[6];
    double determinant = m[0] * a + m[1] * b + m[2] * c;
    double size = m[0] + m[4] + m[8];
    if (!(Math.abs(determinant) > 1e-6 * size * size * size)) {
      out[at] = Double.NaN;
      return;
    }
    double[] adjugate = {
      a, m[2] * m[7] - m[1] * m[8], m[1] * m[5] - m[2] * m[4],
      b, m[0] * m[8] - m[2] * m[6], m[2] * m[3] - m[0] * m[5],
      c, m[1] * m[6] - m[0] * m[7], m[0] * m[4] - m[1] * m[3]
    };
    for (int i = 0; i < 9; i++) {
      out[at + i] = adjugate[i] / determinant;
    }
  }
}
