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
  private final Texture texture;
  private final MeshStyle.Light key;
  private final float[] rgb;

  // The triangle of the last sample.
  private int triangle = -1;
  private int a;
  private int b;
  private int c;
  private double perArea;
  private int uvA;
  private int uvB;
  private int uvC;
  private int level;

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
    this.texture = scene.uvTriangles().length == 0 ? null : scene.texture().orElse(null);
    this.key = style.light().orElse(null);
    this.rgb = scene.colour().clone();
  }

  /** Fills row {@code y} of view {@code index}. */
  void row(MeshPictures out, int index, int y) {
    int samples = style.samples();
    for (int x = 0; x < out.width; x++) {
      clear();
      for (int sy = y * samples; sy < (y + 1) * samples; sy++) {
        for (int sx = x * samples; sx < (x + 1) * samples; sx++) {
          int t = buffer.triangle(sy * buffer.width + sx);
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
    if (t != triangle) {
      enter(t);
    }
    int px = sx * ProjectedMesh.GRID + ProjectedMesh.GRID / 2;
    int py = sy * ProjectedMesh.GRID + ProjectedMesh.GRID / 2;
    double wb = mesh.edge(c, a, px, py) * perArea;
    double wc = mesh.edge(a, b, px, py) * perArea;
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
    addColour(wa, wb, wc);
    addNormal(wa, wb, wc);
  }

  /** Takes up a triangle: what all its samples share. */
  private void enter(int t) {
    triangle = t;
    a = scene.triangles()[3 * t];
    b = scene.triangles()[3 * t + 1];
    c = scene.triangles()[3 * t + 2];
    double area = mesh.area(a, b, c);
    perArea = 1 / area;
    if (texture == null) {
      return;
    }
    float[] uv = scene.uv();
    uvA = 2 * scene.uvTriangles()[3 * t];
    uvB = 2 * scene.uvTriangles()[3 * t + 1];
    uvC = 2 * scene.uvTriangles()[3 * t + 2];
    double uvArea =
        (uv[uvB] - uv[uvA]) * (uv[uvC + 1] - uv[uvA + 1])
            - (uv[uvC] - uv[uvA]) * (uv[uvB + 1] - uv[uvA + 1]);
    level = texture.level(Math.abs(uvArea * texture.texels() * GRID_AREA / area));
  }

  private void addColour(double wa, double wb, double wc) {
    if (texture != null) {
      float[] uv = scene.uv();
      texture.sample(
          level,
          wa * uv[uvA] + wb * uv[uvB] + wc * uv[uvC],
          wa * uv[uvA + 1] + wb * uv[uvB + 1] + wc * uv[uvC + 1],
          rgb);
    }
    red += rgb[0];
    green += rgb[1];
    blue += rgb[2];
  }

  private void addNormal(double wa, double wb, double wc) {
    float[] n = vertexNormals;
    double x = wa * n[3 * a] + wb * n[3 * b] + wc * n[3 * c];
    double y = wa * n[3 * a + 1] + wb * n[3 * b + 1] + wc * n[3 * c + 1];
    double z = wa * n[3 * a + 2] + wb * n[3 * b + 2] + wc * n[3 * c + 2];
    double length = Math.sqrt(x * x + y * y + z * z);
    boolean inside = perArea > 0;
    double scale = (inside ? -1 : 1) / Math.max(length, 1e-12);
    double right = scale * view.turn(0, x, y, z);
    double up = -scale * view.turn(1, x, y, z);
    double toCamera = -scale * view.turn(2, x, y, z);
    normalX += right;
    normalY += up;
    normalZ += toCamera;
    if (key != null) {
      light += key.on(right, up, toCamera);
    }
  }

  private void write(MeshPictures out, int index, int pixel) {
    int plane = out.width * out.height;
    int one = index * plane + pixel;
    int three = 3 * index * plane + pixel;
    double share = 1.0 / (style.samples() * style.samples());
    double empty = 1 - covered * share;
    double gain = share * (key != null && covered > 0 ? MeshStyle.Light.gain(light / covered) : 1);
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
