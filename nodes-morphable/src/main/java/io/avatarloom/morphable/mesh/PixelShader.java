package io.avatarloom.morphable.mesh;

import java.util.Arrays;

/** Fills the pictures of one view from its visibility buffer; one instance per row and thread. */
final class PixelShader {
  private final MeshScene scene;
  private final float[] vertexNormals;
  private final MeshStyle style;
  private final PinholeView view;
  private final ProjectedMesh mesh;
  private final VisibilityBuffer buffer;
  private final Lighting lighting;
  private final boolean textured;
  private final float[] rgb = new float[3];

  // The triangle of the last sample.
  private int triangle = -1;
  private int a;
  private int b;
  private int c;
  private double perArea;
  private Surface surface;
  private Texture texture;
  private int uvA;
  private int uvB;
  private int uvC;
  private int level;

  // Sums over the covered samples of one pixel.
  private int covered;
  private double red;
  private double green;
  private double blue;
  private final double[] light = new double[3];
  private final double[] highlight = new double[3];
  private double nearest;
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
    this.textured = scene.uvTriangles().length > 0;
    this.lighting = style.light().orElse(null);
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
    red = green = blue = 0;
    Arrays.fill(light, 0);
    Arrays.fill(highlight, 0);
    nearest = Double.POSITIVE_INFINITY;
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
    addLabel(scene.classes()[t], z);
    addColour(wa, wb, wc);
    addNormal(wa, wb, wc);
  }

  private void addLabel(float number, double z) {
    if (style.labels() == MeshStyle.Labels.BLENDED) {
      label += number;
    } else if (z < nearest) {
      nearest = z;
      label = number;
    }
  }

  /** Takes up a triangle: what all its samples share. */
  private void enter(int t) {
    triangle = t;
    a = scene.triangles()[3 * t];
    b = scene.triangles()[3 * t + 1];
    c = scene.triangles()[3 * t + 2];
    long area = mesh.area(a, b, c);
    perArea = 1.0 / area;
    surface = scene.surface(t);
    texture = textured ? surface.texture().orElse(null) : null;
    if (texture == null) {
      System.arraycopy(surface.colour(), 0, rgb, 0, 3);
      return;
    }
    float[] uv = scene.uv();
    uvA = 2 * scene.uvTriangles()[3 * t];
    uvB = 2 * scene.uvTriangles()[3 * t + 1];
    uvC = 2 * scene.uvTriangles()[3 * t + 2];
    double uvArea =
        (uv[uvB] - uv[uvA]) * (uv[uvC + 1] - uv[uvA + 1])
            - (uv[uvC] - uv[uvA]) * (uv[uvB + 1] - uv[uvA + 1]);
    level = texture.level(texture.texelsPerSample(uvArea, area));
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
    if (lighting != null) {
      addLight(right, up, toCamera, wa, wb, wc);
    }
  }

  private void addLight(double x, double y, double z, double wa, double wb, double wc) {
    double everywhere = lighting.ambientShare(x, y, z);
    for (int i = 0; i < 3; i++) {
      light[i] += everywhere * lighting.ambient()[i];
    }
    for (Lighting.Lamp lamp : lighting.lamps()) {
      double cosine = lamp.cosine(x, y, z);
      if (cosine > 0) {
        double reaching = lamp.shadow().isPresent() ? reaching(lamp, wa, wb, wc) : 1;
        double shine = reaching * shine(lamp, x, y, z);
        for (int i = 0; i < 3; i++) {
          light[i] += reaching * cosine * lamp.colour()[i];
          highlight[i] += shine * lamp.colour()[i];
        }
      }
    }
  }

  private double reaching(Lighting.Lamp lamp, double wa, double wb, double wc) {
    float[] p = scene.positions();
    return lamp.shadow()
        .orElseThrow()
        .reaches(
            wa * p[3 * a] + wb * p[3 * b] + wc * p[3 * c],
            wa * p[3 * a + 1] + wb * p[3 * b + 1] + wc * p[3 * c + 1],
            wa * p[3 * a + 2] + wb * p[3 * b + 2] + wc * p[3 * c + 2]);
  }

  private double shine(Lighting.Lamp lamp, double x, double y, double z) {
    if (surface.gloss() == 0) {
      return 0;
    }
    double halfway = lamp.halfway(x, y, z);
    return halfway < surface.faintest()
        ? 0
        : surface.gloss() * Math.pow(halfway, surface.sharpness());
  }

  private void write(MeshPictures out, int index, int pixel) {
    int plane = out.width * out.height;
    int one = index * plane + pixel;
    int three = 3 * index * plane + pixel;
    double share = 1.0 / (style.samples() * style.samples());
    double empty = 1 - covered * share;
    float[] background = style.background();
    out.colour()[three] = (float) (lit(0, red, share) + empty * background[0]);
    out.colour()[three + plane] = (float) (lit(1, green, share) + empty * background[1]);
    out.colour()[three + 2 * plane] = (float) (lit(2, blue, share) + empty * background[2]);
    double half = 0.5 * covered * share;
    out.normals()[three] = (float) (0.5 * share * normalX + half + empty);
    out.normals()[three + plane] = (float) (0.5 * share * normalY + half + empty);
    out.normals()[three + 2 * plane] = (float) (0.5 * share * normalZ + half + empty);
    boolean blended = style.labels() == MeshStyle.Labels.BLENDED;
    out.labels()[one] = (float) (blended ? share * label : label);
    out.depth()[one] = covered == 0 ? 0 : (float) (depth / covered);
    out.alpha()[one] = (float) (covered * share);
  }

  /** The share of the pixel that is covered, times its colour under the light. */
  private double lit(int channel, double sum, double share) {
    if (lighting == null || covered == 0) {
      return share * sum;
    }
    double albedo = sum / covered;
    double linear = light[channel] / covered;
    double shine = highlight[channel] / covered;
    return share
        * covered
        * (shine > 0
            ? Lighting.srgb(Lighting.linear(albedo) * linear + shine)
            : albedo * Lighting.srgb(linear));
  }
}
