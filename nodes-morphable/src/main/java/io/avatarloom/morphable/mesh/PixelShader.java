package io.avatarloom.morphable.mesh;

/** Fills the pictures of one view from its visibility buffer; one instance per row and thread. */
final class PixelShader {
  private static final double GRID_AREA = (double) ProjectedMesh.GRID * ProjectedMesh.GRID;

  private final MeshScene scene;
  private final float[] vertexNormals;
  private final MeshStyle style;
  private final PinholeView view;
  private final ProjectedMesh mesh;
  private final VisibilityBuffer buffer;
  private final float[] rgb = new float[3];

  // Sums over the covered samples of one pixel.
  private int covered;
  private double red;
  private double green;
  private double blue;
  private double light;
  private double normalX;
  private double normalY;
  private double normalZ;
  private double depth;
  private double label;

  PixelShader(
      MeshScene scene,
      float[] vertexNormals,
      MeshStyle style,
      PinholeView view,
      ProjectedMesh mesh,
      VisibilityBuffer buffer) {
    this.scene = scene;
    this.vertexNormals = vertexNormals;
    this.style = style;
    this.view = view;
    this.mesh = mesh;
    this.buffer = buffer;
  }

  /** Fills row {@code y} of view {@code index}. */
  void row(MeshPictures out, int index, int y) {
    int samples = style.samples();
    for (int x = 0; x < out.width; x++) {
      clear();
      for (int sy = y * samples; sy < (y + 1) * samples; sy++) {
        for (int sx = x * samples; sx < (x + 1) * samples; sx++) {
          int t = buffer.owner[sy * buffer.width + sx];
          if (t >= 0 && scene.shown()[t]) {
            add(t, sx, sy);
          }
        }
      }
      write(out, index, y * out.width + x);
    }
  }

  private void clear() {
    covered = 0;
    red = green = blue = light = 0;
    normalX = normalY = normalZ = 0;
    depth = label = 0;
  }

  private void add(int t, int sx, int sy) {
    int a = scene.triangles()[3 * t];
    int b = scene.triangles()[3 * t + 1];
    int c = scene.triangles()[3 * t + 2];
    int px = sx * ProjectedMesh.GRID + ProjectedMesh.GRID / 2;
    int py = sy * ProjectedMesh.GRID + ProjectedMesh.GRID / 2;
    double area = mesh.area(a, b, c);
    double wb = ProjectedMesh.edge(mesh.x[c], mesh.y[c], mesh.x[a], mesh.y[a], px, py) / area;
    double wc = ProjectedMesh.edge(mesh.x[a], mesh.y[a], mesh.x[b], mesh.y[b], px, py) / area;
    double wa = (1 - wb - wc) * mesh.inverseDepth[a];
    wb *= mesh.inverseDepth[b];
    wc *= mesh.inverseDepth[c];
    double z = 1 / (wa + wb + wc);
    wa *= z;
    wb *= z;
    wc *= z;
    covered++;
    depth += z;
    label += scene.classes()[t];
    addColour(t, Math.abs(area), wa, wb, wc);
    addNormal(3 * a, 3 * b, 3 * c, area > 0, wa, wb, wc);
  }

  private void addColour(int t, double area, double wa, double wb, double wc) {
    float[] colour = scene.colour();
    if (scene.texture().isPresent() && scene.uvTriangles().length > 0) {
      float[] uv = scene.uv();
      int a = 2 * scene.uvTriangles()[3 * t];
      int b = 2 * scene.uvTriangles()[3 * t + 1];
      int c = 2 * scene.uvTriangles()[3 * t + 2];
      double uvArea =
          Math.abs(
              (uv[b] - uv[a]) * (uv[c + 1] - uv[a + 1])
                  - (uv[c] - uv[a]) * (uv[b + 1] - uv[a + 1]));
      Texture texture = scene.texture().get();
      texture.sample(
          texture.level(uvArea * texture.texels() * GRID_AREA / area),
          wa * uv[a] + wb * uv[b] + wc * uv[c],
          wa * uv[a + 1] + wb * uv[b + 1] + wc * uv[c + 1],
          rgb);
      colour = rgb;
    }
    red += colour[0];
    green += colour[1];
    blue += colour[2];
  }

  private void addNormal(int a, int b, int c, boolean inside, double wa, double wb, double wc) {
    float[] n = vertexNormals;
    double x = wa * n[a] + wb * n[b] + wc * n[c];
    double y = wa * n[a + 1] + wb * n[b + 1] + wc * n[c + 1];
    double z = wa * n[a + 2] + wb * n[b + 2] + wc * n[c + 2];
    double length = Math.sqrt(x * x + y * y + z * z);
    double scale = (inside ? -1 : 1) / Math.max(length, 1e-12);
    double right = scale * view.turn(0, x, y, z);
    double up = -scale * view.turn(1, x, y, z);
    double toCamera = -scale * view.turn(2, x, y, z);
    normalX += right;
    normalY += up;
    normalZ += toCamera;
    if (style.light().isPresent()) {
      light += style.light().get().on(right, up, toCamera);
    }
  }

  private void write(MeshPictures out, int index, int pixel) {
    int plane = out.width * out.height;
    int one = index * plane + pixel;
    int three = 3 * index * plane + pixel;
    double share = 1.0 / (style.samples() * style.samples());
    double empty = 1 - covered * share;
    double gain =
        share
            * (style.light().isPresent() && covered > 0
                ? MeshStyle.Light.gain(light / covered)
                : 1);
    float[] background = style.background();
    out.colour()[three] = (float) (red * gain + empty * background[0]);
    out.colour()[three + plane] = (float) (green * gain + empty * background[1]);
    out.colour()[three + 2 * plane] = (float) (blue * gain + empty * background[2]);
    double half = 0.5 * covered * share;
    out.normals()[three] = (float) (0.5 * share * normalX + half + empty);
    out.normals()[three + plane] = (float) (0.5 * share * normalY + half + empty);
    out.normals()[three + 2 * plane] = (float) (0.5 * share * normalZ + half + empty);
    out.labels()[one] = (float) (share * label);
    out.depth()[one] = covered == 0 ? 0 : (float) (depth / covered);
    out.alpha()[one] = (float) (covered * share);
  }
}
