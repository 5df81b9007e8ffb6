package io.avatarloom.morphable.mesh;

/** Unit vertex normals, the mean of the adjoining triangles weighted by area. */
public final class VertexNormals {
  private VertexNormals() {}

  /**
   * @param positions [vertex, 3]
   * @return [vertex, 3]; zero for a vertex without area
   */
  public static float[] of(float[] positions, int[] triangles) {
    float[] normals = new float[positions.length];
    for (int t = 0; t < triangles.length; t += 3) {
      int a = 3 * triangles[t];
      int b = 3 * triangles[t + 1];
      int c = 3 * triangles[t + 2];
      float ux = positions[b] - positions[a];
      float uy = positions[b + 1] - positions[a + 1];
      float uz = positions[b + 2] - positions[a + 2];
      float vx = positions[c] - positions[a];
      float vy = positions[c + 1] - positions[a + 1];
      float vz = positions[c + 2] - positions[a + 2];
      float nx = uy * vz - uz * vy;
      float ny = uz * vx - ux * vz;
      float nz = ux * vy - uy * vx;
      for (int k = 0; k < 3; k++) {
        int v = 3 * triangles[t + k];
        normals[v] += nx;
        normals[v + 1] += ny;
        normals[v + 2] += nz;
      }
    }
    for (int v = 0; v < normals.length; v += 3) {
      double x = normals[v];
      double y = normals[v + 1];
      double z = normals[v + 2];
      double length = Math.sqrt(x * x + y * y + z * z);
      float scale = length > 0 ? (float) (1 / length) : 0;
      normals[v] *= scale;
      normals[v + 1] *= scale;
      normals[v + 2] *= scale;
    }
    return normals;
  }
}
