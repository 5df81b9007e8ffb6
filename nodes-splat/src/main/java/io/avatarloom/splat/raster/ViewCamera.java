package io.avatarloom.splat.raster;

/** One camera of a batch in double precision, with the limits of the linearised projection. */
final class ViewCamera {
  /** Rows of the rotation. */
  final double[] rotation = new double[9];

  final double[] translation = new double[3];

  /** Camera centre in the world. */
  final double[] centre = new double[3];

  final double fx;
  final double fy;
  final double cx;
  final double cy;
  final double lowX;
  final double highX;
  final double lowY;
  final double highY;

  ViewCamera(RasterViews views, int view, RasterSettings.ClampRule clamp) {
    float[] m = views.worldToCamera();
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        rotation[3 * i + j] = m[16 * view + 4 * i + j];
      }
      translation[i] = m[16 * view + 4 * i + 3];
    }
    for (int j = 0; j < 3; j++) {
      centre[j] =
          -(rotation[j] * translation[0]
              + rotation[3 + j] * translation[1]
              + rotation[6 + j] * translation[2]);
    }
    fx = views.intrinsics()[4 * view];
    fy = views.intrinsics()[4 * view + 1];
    cx = views.intrinsics()[4 * view + 2];
    cy = views.intrinsics()[4 * view + 3];
    double tanX = 0.5 * views.width() / fx;
    double tanY = 0.5 * views.height() / fy;
    boolean symmetric = clamp == RasterSettings.ClampRule.SYMMETRIC;
    lowX = symmetric ? -1.3 * tanX : -cx / fx - 0.3 * tanX;
    highX = symmetric ? 1.3 * tanX : (views.width() - cx) / fx + 0.3 * tanX;
    lowY = symmetric ? -1.3 * tanY : -cy / fy - 0.3 * tanY;
    highY = symmetric ? 1.3 * tanY : (views.height() - cy) / fy + 0.3 * tanY;
  }

  static ViewCamera[] all(RasterViews views, RasterSettings settings) {
    ViewCamera[] cameras = new ViewCamera[views.count()];
    for (int v = 0; v < cameras.length; v++) {
      cameras[v] = new ViewCamera(views, v, settings.clampRule());
    }
    return cameras;
  }
}
