package io.avatarloom.splat.raster;

/** Projects a range of splats into every view. One per thread. */
final class Projector {
  private final SplatArrays splats;
  private final RasterViews views;
  private final RasterSettings settings;
  private final ViewCamera[] cameras;
  private final SplatShape shape = new SplatShape();
  private final SplatColour colour = new SplatColour();
  private final ScreenEllipse ellipse;

  Projector(SplatArrays splats, RasterViews views, RasterSettings settings, ViewCamera[] cameras) {
    this.splats = splats;
    this.views = views;
    this.settings = settings;
    this.cameras = cameras;
    this.ellipse = new ScreenEllipse(settings);
  }

  void project(int from, int to, Projected out) {
    int count = splats.count();
    for (int i = from; i < to; i++) {
      if (shape.load(splats, i)) {
        for (int v = 0; v < cameras.length; v++) {
          project(i, cameras[v], v * count + i, out);
        }
      }
    }
  }

  private void project(int i, ViewCamera camera, int pair, Projected out) {
    if (!ellipse.load(shape, camera)) {
      return;
    }
    double cut = 2 * Math.log(ellipse.opacity / settings.alphaThreshold());
    if (!(cut >= 0)) {
      return;
    }
    double radius = ellipse.radius();
    double halfHeight = Math.sqrt(cut * ellipse.covYy);
    long rect = rect(Math.sqrt(cut * ellipse.covXx), halfHeight, radius);
    if (rect == 0) {
      return;
    }
    colour.load(splats, i, shape.mean, camera);
    if (!Double.isFinite(colour.rgb[0] + colour.rgb[1] + colour.rgb[2])) {
      return;
    }
    out.rects()[pair] = rect;
    out.radii()[pair] = (float) radius;
    float[] f = out.fields();
    int p = pair * Projected.STRIDE;
    f[p + Projected.X] = (float) ellipse.x;
    f[p + Projected.Y] = (float) ellipse.y;
    f[p + Projected.CONIC_A] = (float) ellipse.conicA;
    f[p + Projected.CONIC_B] = (float) ellipse.conicB;
    f[p + Projected.CONIC_C] = (float) ellipse.conicC;
    f[p + Projected.OPACITY] = (float) ellipse.opacity;
    f[p + Projected.CUT] = (float) cut;
    f[p + Projected.HALF_HEIGHT] = (float) halfHeight;
    for (int c = 0; c < 3; c++) {
      f[p + Projected.RED + c] = (float) colour.rgb[c];
    }
    f[p + Projected.DEPTH] = (float) ellipse.point[2];
  }

  /** Tiles whose pixel centres the visible ellipse's box reaches, 0 when none. */
  private long rect(double halfWidth, double halfHeight, double radius) {
    double x0 = Math.max(0, Math.ceil(ellipse.x - halfWidth - 0.501));
    double y0 = Math.max(0, Math.ceil(ellipse.y - halfHeight - 0.501));
    double x1 = Math.min(views.width() - 1, Math.floor(ellipse.x + halfWidth - 0.499));
    double y1 = Math.min(views.height() - 1, Math.floor(ellipse.y + halfHeight - 0.499));
    if (!(x0 <= x1 && y0 <= y1)) {
      return 0;
    }
    int tileX0 = (int) x0 / Tiles.SIDE;
    int tileY0 = (int) y0 / Tiles.SIDE;
    int tileX1 = (int) x1 / Tiles.SIDE + 1;
    int tileY1 = (int) y1 / Tiles.SIDE + 1;
    if (settings.extentRule() == RasterSettings.ExtentRule.THREE_SIGMA_SQUARE) {
      tileX0 = Math.max(tileX0, (int) ((ellipse.x - 0.5 - radius) / Tiles.SIDE));
      tileY0 = Math.max(tileY0, (int) ((ellipse.y - 0.5 - radius) / Tiles.SIDE));
      tileX1 = Math.min(tileX1, (int) ((ellipse.x + radius + 14.5) / Tiles.SIDE));
      tileY1 = Math.min(tileY1, (int) ((ellipse.y + radius + 14.5) / Tiles.SIDE));
    }
    return tileX0 < tileX1 && tileY0 < tileY1 ? Tiles.pack(tileX0, tileY0, tileX1, tileY1) : 0;
  }
}
