package io.avatarloom.morphable.bind;

import io.avatarloom.core.tensor.Parallel;
import io.avatarloom.morphable.head.Rotation;
import io.avatarloom.morphable.mesh.VertexNormals;

/**
 * How the surface around vertices turns and stretches between two poses of a mesh: the affine map F
 * that best carries the edges of a vertex's one-ring, and its unit normal, from one pose to the
 * other, and the rotation in it.
 */
final class SurfaceMotion {
  private static final int CHUNK = 64;
  private static final double[] IDENTITY = {1, 0, 0, 0, 1, 0, 0, 0, 1};

  private final double[][] rotations;
  private final double[][] affines;

  /**
   * @param after [vertex, 3]
   * @param vertices those that are asked for
   */
  SurfaceMotion(SurfaceRest rest, float[] after, int[] vertices) {
    int count = after.length / 3;
    rotations = new double[count][];
    affines = new double[count][];
    float[] normals = VertexNormals.of(after, rest.triangles);
    Parallel.chunks(
        vertices.length,
        CHUNK,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            measure(rest, after, normals, vertices[i]);
          }
        });
  }

  private void measure(SurfaceRest rest, float[] after, float[] normals, int vertex) {
    double[] across = rest.moments(vertex, after, normals);
    double[] inverse = rest.inverse(vertex);
    rotations[vertex] = Quaternions.rotationIn(across);
    affines[vertex] = inverse == null ? IDENTITY : Rotation.multiply(across, inverse);
  }

  /** The rotation around a vertex, w, x, y, z. */
  double[] rotation(int vertex) {
    return rotations[vertex];
  }

  /** F of a vertex, row-major; the identity where the one-ring is degenerate. */
  double[] affine(int vertex) {
    return affines[vertex];
  }
}
