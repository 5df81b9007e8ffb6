package io.avatarloom.splat.seed;

import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.Image;
import io.avatarloom.core.value.Mesh;

/**
 * What seeding needs of a mesh: area-weighted vertex normals, mean edge lengths, vertex colours.
 */
public final class MeshSurface {
  private final Mesh mesh;
  private final double[] normals;
  private final double[] edges;

  public MeshSurface(Mesh mesh) {
    this.mesh = mesh;
    int n = mesh.positions().size(0);
    this.normals = new double[3 * n];
    this.edges = new double[n];
    int[] counts = new int[n];
    int[] t = mesh.triangles();
    for (int f = 0; f < t.length; f += 3) {
      double[] a = position(t[f]);
      double[] b = position(t[f + 1]);
      double[] c = position(t[f + 2]);
      double[] cross = cross(a, b, c);
      for (int k = 0; k < 3; k++) {
        for (int axis = 0; axis < 3; axis++) {
          normals[3 * t[f + k] + axis] += cross[axis];
        }
        double length = distance(position(t[f + k]), position(t[f + (k + 1) % 3]));
        for (int end : new int[] {t[f + k], t[f + (k + 1) % 3]}) {
          edges[end] += length;
          counts[end]++;
        }
      }
    }
    for (int v = 0; v < n; v++) {
      edges[v] /= Math.max(1, counts[v]);
    }
  }

  private static double[] cross(double[] a, double[] b, double[] c) {
    double ux = b[0] - a[0];
    double uy = b[1] - a[1];
    double uz = b[2] - a[2];
    double vx = c[0] - a[0];
    double vy = c[1] - a[1];
    double vz = c[2] - a[2];
    return new double[] {uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx};
  }

  private static double distance(double[] a, double[] b) {
    return Math.sqrt(
        (a[0] - b[0]) * (a[0] - b[0])
            + (a[1] - b[1]) * (a[1] - b[1])
            + (a[2] - b[2]) * (a[2] - b[2]));
  }

  public int vertexCount() {
    return edges.length;
  }

  public double[] position(int vertex) {
    float[] p = mesh.positions().data();
    return new double[] {p[3 * vertex], p[3 * vertex + 1], p[3 * vertex + 2]};
  }

  /** Unit normal of a vertex; +z for isolated ones. */
  public double[] normal(int vertex) {
    return unit(normals[3 * vertex], normals[3 * vertex + 1], normals[3 * vertex + 2]);
  }

  private static double[] unit(double x, double y, double z) {
    double norm = Math.sqrt(x * x + y * y + z * z);
    return norm < 1e-20 ? new double[] {0, 0, 1} : new double[] {x / norm, y / norm, z / norm};
  }

  /** Mean length of the edges at a vertex. */
  public double edge(int vertex) {
    return edges[vertex];
  }

  /** Centre of a triangle (given by its first corner's index). */
  public double[] centre(int corner) {
    int[] t = mesh.triangles();
    double[] sum = new double[3];
    for (int k = 0; k < 3; k++) {
      double[] p = position(t[corner + k]);
      for (int axis = 0; axis < 3; axis++) {
        sum[axis] += p[axis] / 3;
      }
    }
    return sum;
  }

  /** Unit normal of a triangle. */
  public double[] triangleNormal(int corner) {
    int[] t = mesh.triangles();
    double[] n = cross(position(t[corner]), position(t[corner + 1]), position(t[corner + 2]));
    return unit(n[0], n[1], n[2]);
  }

  /** Area of a triangle. */
  public double area(int corner) {
    int[] t = mesh.triangles();
    double[] n = cross(position(t[corner]), position(t[corner + 1]), position(t[corner + 2]));
    return Math.sqrt(n[0] * n[0] + n[1] * n[1] + n[2] * n[2]) / 2;
  }

  /** A label of every vertex, zero where the mesh has no such label. */
  public Tensor label(String name) {
    Tensor label = mesh.labels().get(name);
    return label == null ? Tensor.zeros(vertexCount()) : label;
  }

  /**
   * sRGB colour per vertex [vertex * 3]: the texture at its texture coordinates, averaged over
   * seams.
   */
  public double[] colours(Image texture) {
    double[] sums = new double[3 * vertexCount()];
    int[] counts = new int[vertexCount()];
    for (int corner = 0; corner < mesh.uvTriangles().length; corner++) {
      int vertex = mesh.triangles()[corner];
      int at = mesh.uvTriangles()[corner];
      double[] colour = bilinear(texture, mesh.uv().at(2 * at), 1 - mesh.uv().at(2 * at + 1));
      for (int c = 0; c < 3; c++) {
        sums[3 * vertex + c] += colour[c];
      }
      counts[vertex]++;
    }
    for (int i = 0; i < sums.length; i++) {
      sums[i] = counts[i / 3] == 0 ? 0.5 : sums[i] / counts[i / 3];
    }
    return sums;
  }

  private static double[] bilinear(Image texture, double u, double v) {
    int w = texture.width();
    int h = texture.height();
    double x = Math.max(0, Math.min(w - 1, u * w - 0.5));
    double y = Math.max(0, Math.min(h - 1, v * h - 0.5));
    int x0 = (int) x;
    int y0 = (int) y;
    int x1 = Math.min(w - 1, x0 + 1);
    int y1 = Math.min(h - 1, y0 + 1);
    double fx = x - x0;
    double fy = y - y0;
    double[] colour = new double[3];
    for (int c = 0; c < 3; c++) {
      int base = c * w * h;
      float[] p = texture.pixels().data();
      colour[c] =
          (p[base + y0 * w + x0] * (1 - fx) + p[base + y0 * w + x1] * fx) * (1 - fy)
              + (p[base + y1 * w + x0] * (1 - fx) + p[base + y1 * w + x1] * fx) * fy;
    }
    return colour;
  }
}
