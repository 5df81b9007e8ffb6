package io.avatarloom.morphable.mesh;

/**
 * What a far light does not reach, with soft rims: the depth of the mesh as the light sees it,
 * compared over 3 x 3 cells with bilinear weights (percentage-closer filtering).
 */
public final class ShadowMap {
  private static final int CELLS = 112;

  /** The light looks from here, metres: far enough for rays that are all but parallel. */
  private static final double DISTANCE = 8;

  private static final double NEAR = 0.5;

  private final PinholeView view;
  private final VisibilityBuffer buffer;
  private final double bias;

  private ShadowMap(PinholeView view, VisibilityBuffer buffer, double bias) {
    this.view = view;
    this.buffer = buffer;
    this.bias = bias;
  }

  /**
   * @param toLight [3] unit vector in the axes of the mesh
   * @param centre [3] middle of what is seen
   * @param radius of what casts shadows
   * @param bias depth by which a surface may lie behind another one in full light
   */
  public static ShadowMap of(
      MeshScene scene, double[] toLight, double[] centre, double radius, double bias) {
    PinholeView view = view(toLight, centre, radius);
    ProjectedMesh mesh = new ProjectedMesh(scene.positions(), view, 1, NEAR);
    VisibilityBuffer buffer = new VisibilityBuffer(CELLS, CELLS);
    buffer.draw(mesh, scene, true, 0, CELLS);
    return new ShadowMap(view, buffer, bias);
  }

  private static PinholeView view(double[] toLight, double[] centre, double radius) {
    double[] z = {-toLight[0], -toLight[1], -toLight[2]};
    double[] helper = Math.abs(z[1]) < 0.9 ? new double[] {0, 1, 0} : new double[] {1, 0, 0};
    double[] x = unit(cross(z, helper));
    double[] y = cross(z, x);
    float[] m = new float[16];
    double[][] rows = {x, y, z};
    for (int r = 0; r < 3; r++) {
      double shift = r == 2 ? DISTANCE : 0;
      for (int c = 0; c < 3; c++) {
        m[4 * r + c] = (float) rows[r][c];
        shift -= rows[r][c] * centre[c];
      }
      m[4 * r + 3] = (float) shift;
    }
    m[15] = 1;
    double focal = 0.5 * CELLS * DISTANCE / radius;
    return new PinholeView(m, focal, focal, 0.5 * CELLS, 0.5 * CELLS, CELLS, CELLS);
  }

  private static double[] cross(double[] a, double[] b) {
    return new double[] {
      a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]
    };
  }

  private static double[] unit(double[] v) {
    double length = Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
    return new double[] {v[0] / length, v[1] / length, v[2] / length};
  }

  /** Share of the light that reaches a point of the mesh, 0 to 1. */
  double reaches(double x, double y, double z) {
    double depth = view.camera(2, x, y, z);
    double u = view.fx() * view.camera(0, x, y, z) / depth + view.cx() - 1.5;
    double v = view.fy() * view.camera(1, x, y, z) / depth + view.cy() - 1.5;
    int column = (int) Math.floor(u);
    int row = (int) Math.floor(v);
    double right = u - column;
    double down = v - row;
    float limit = (float) (1 / (depth - bias));
    if (column < 0 || row < 0 || column + 4 > CELLS || row + 4 > CELLS) {
      return 1;
    }
    float[] depths = buffer.inverseDepths();
    double lit = 0;
    for (int j = 0; j < 4; j++) {
      int at = (row + j) * CELLS + column;
      double sum = depths[at] <= limit ? 1 - right : 0;
      sum += depths[at + 1] <= limit ? 1 : 0;
      sum += depths[at + 2] <= limit ? 1 : 0;
      sum += depths[at + 3] <= limit ? right : 0;
      lit += sum * (j == 0 ? 1 - down : j == 3 ? down : 1);
    }
    return lit / 9;
  }
}
