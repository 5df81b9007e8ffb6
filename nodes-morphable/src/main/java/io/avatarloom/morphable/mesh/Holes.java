package io.avatarloom.morphable.mesh;

/** Where one triangle of a cut-out surface is transparent. */
final class Holes {
  private static final float OPAQUE = 0.5f;

  private final float[] alpha;
  private final int width;
  private final int height;
  private final double u;
  private final double v;
  private final double uB;
  private final double vB;
  private final double uC;
  private final double vC;

  /**
   * @param last the corner that the caller counts third; triangles seen from outside are turned
   */
  Holes(MeshScene scene, ProjectedMesh mesh, int t, int last) {
    Texture texture = scene.surface(t).texture().orElseThrow();
    boolean turned = scene.triangles()[3 * t + 2] != last;
    float[] uv = scene.uv();
    int a = 2 * scene.uvTriangles()[3 * t];
    int b = 2 * scene.uvTriangles()[3 * t + (turned ? 2 : 1)];
    int c = 2 * scene.uvTriangles()[3 * t + (turned ? 1 : 2)];
    u = uv[a];
    v = uv[a + 1];
    uB = uv[b] - u;
    vB = uv[b + 1] - v;
    uC = uv[c] - u;
    vC = uv[c + 1] - v;
    long area =
        mesh.area(
            scene.triangles()[3 * t], scene.triangles()[3 * t + 1], scene.triangles()[3 * t + 2]);
    int level = texture.level(texture.texelsPerSample(uB * vC - uC * vB, area));
    alpha = texture.alpha(level);
    width = texture.width(level);
    height = texture.height(level);
  }

  /**
   * @param wb perspective-correct weight of the second corner, with {@code wc} of the third
   */
  boolean at(double wb, double wc) {
    int x = (int) ((u + wb * uB + wc * uC) * width);
    int y = (int) ((1 - v - wb * vB - wc * vC) * height);
    x = Math.max(0, Math.min(width - 1, x));
    y = Math.max(0, Math.min(height - 1, y));
    return alpha[y * width + x] < OPAQUE;
  }
}
