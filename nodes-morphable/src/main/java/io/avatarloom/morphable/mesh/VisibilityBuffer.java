package io.avatarloom.morphable.mesh;

/** Which triangle every sample of a view sees. */
final class VisibilityBuffer {
  private static final int HALF = ProjectedMesh.GRID / 2;

  final int width;
  final int height;

  /** [height, width] nearest triangle, where there is one; the lower index wins a tie. */
  private final int[] owner;

  /** [height, width] 1 / depth of the nearest triangle, 0 where there is none. */
  private final float[] inverseDepth;

  VisibilityBuffer(int width, int height) {
    this.width = width;
    this.height = height;
    owner = new int[width * height];
    inverseDepth = new float[width * height];
  }

  /** The triangle a sample sees, -1 for none. */
  int triangle(int sample) {
    return inverseDepth[sample] > 0 ? owner[sample] : -1;
  }

  /** [height, width] 1 / depth; 0 where there is nothing. */
  float[] inverseDepths() {
    return inverseDepth;
  }

  /**
   * Draws the rows {@code from} to {@code to} (exclusive), in front of what was drawn before.
   *
   * @param backFaces also triangles seen from inside
   */
  void draw(ProjectedMesh mesh, MeshScene scene, boolean backFaces, int from, int to) {
    int[] triangles = scene.triangles();
    boolean[] drawn = scene.drawn();
    for (int t = 0; t < drawn.length; t++) {
      if (drawn[t]) {
        int a = triangles[3 * t];
        int b = triangles[3 * t + 1];
        int c = triangles[3 * t + 2];
        if (mesh.drawable(a, b, c)) {
          long area = mesh.area(a, b, c);
          if (area < 0) {
            fill(mesh, scene, t, a, c, b, -area, from, to);
          } else if (area > 0 && backFaces) {
            fill(mesh, scene, t, a, b, c, area, from, to);
          }
        }
      }
    }
  }

  private static int firstSample(int least) {
    return (least - HALF + ProjectedMesh.GRID - 1) >> 8;
  }

  private static int lastSample(int most) {
    return (most - HALF) >> 8;
  }

  private void fill(
      ProjectedMesh mesh,
      MeshScene scene,
      int t,
      int a,
      int b,
      int c,
      long area,
      int from,
      int to) {
    int ax = mesh.x[a];
    int ay = mesh.y[a];
    int bx = mesh.x[b];
    int by = mesh.y[b];
    int cx = mesh.x[c];
    int cy = mesh.y[c];
    int y0 = Math.max(from, firstSample(Math.min(ay, Math.min(by, cy))));
    int y1 = Math.min(to - 1, lastSample(Math.max(ay, Math.max(by, cy))));
    int x0 = Math.max(0, firstSample(Math.min(ax, Math.min(bx, cx))));
    int x1 = Math.min(width - 1, lastSample(Math.max(ax, Math.max(bx, cx))));
    if (y0 > y1 || x0 > x1) {
      return;
    }
    long biasA = topLeft(bx, by, cx, cy) ? 0 : -1;
    long biasB = topLeft(cx, cy, ax, ay) ? 0 : -1;
    long biasC = topLeft(ax, ay, bx, by) ? 0 : -1;
    int px = x0 * ProjectedMesh.GRID + HALF;
    long stepA = (long) (by - cy) * ProjectedMesh.GRID;
    long stepB = (long) (cy - ay) * ProjectedMesh.GRID;
    long stepC = (long) (ay - by) * ProjectedMesh.GRID;
    double za = mesh.inverseDepth[a] / (double) area;
    double zb = mesh.inverseDepth[b] / (double) area;
    double zc = mesh.inverseDepth[c] / (double) area;
    Holes holes = scene.surface(t).cutout() ? new Holes(scene, mesh, t, c) : null;
    for (int row = y0; row <= y1; row++) {
      int py = row * ProjectedMesh.GRID + HALF;
      long wa = ProjectedMesh.edge(bx, by, cx, cy, px, py);
      long wb = ProjectedMesh.edge(cx, cy, ax, ay, px, py);
      long wc = area - wa - wb;
      for (int i = row * width + x0; i <= row * width + x1; i++) {
        if ((wa + biasA | wb + biasB | wc + biasC) >= 0) {
          float z = (float) (wa * za + wb * zb + wc * zc);
          if (z > inverseDepth[i] && (holes == null || !holes.at(wb * zb / z, wc * zc / z))) {
            inverseDepth[i] = z;
            owner[i] = t;
          }
        }
        wa += stepA;
        wb += stepB;
        wc += stepC;
      }
    }
  }

  /** Top-left rule for positive area with y down: a sample on a shared edge belongs to one side. */
  private static boolean topLeft(int ax, int ay, int bx, int by) {
    return by < ay || (by == ay && bx > ax);
  }
}
