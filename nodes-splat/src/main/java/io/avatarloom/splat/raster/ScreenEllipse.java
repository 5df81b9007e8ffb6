package io.avatarloom.splat.raster;

/**
 * The projection of one splat into one view (EWA, Zwicker et al. 2001): mu = perspective mean, C =
 * J W Sigma W^T J^T with J the Jacobian of the projection at the clamped direction, conic K = (C +
 * dilation I)^-1. A scratch object, loaded pair by pair.
 */
final class ScreenEllipse {
  final double[] point = new double[3];
  double x;
  double y;
  double conicA;
  double conicB;
  double conicC;

  /** Dilated screen covariance. */
  double covXx;

  double covXy;
  double covYy;

  /** Opacity after compensation. */
  double opacity;

  private final RasterSettings settings;
  private final double[] a = new double[6];
  private final double[] aSigma = new double[6];
  private ViewCamera camera;
  private double tx;
  private double ty;
  private boolean clampedX;
  private boolean clampedY;
  private double compensation;
  private double plainDet;

  ScreenEllipse(RasterSettings settings) {
    this.settings = settings;
  }

  /**
   * @return false if the splat is not in front of the camera or its ellipse is degenerate
   */
  boolean load(SplatShape shape, ViewCamera view) {
    camera = view;
    double[] r = view.rotation;
    double[] m = shape.mean;
    for (int i = 0; i < 3; i++) {
      point[i] = r[3 * i] * m[0] + r[3 * i + 1] * m[1] + r[3 * i + 2] * m[2] + view.translation[i];
    }
    double z = point[2];
    if (!(z > settings.nearPlane() && z < settings.farPlane())) {
      return false;
    }
    linearise(z);
    project(shape.covariance);
    x = view.fx * point[0] / z + view.cx;
    y = view.fy * point[1] / z + view.cy;
    return dilate(shape.opacity) && Double.isFinite(x + y + conicA + conicB + conicC);
  }

  private void linearise(double z) {
    double ratioX = point[0] / z;
    double ratioY = point[1] / z;
    clampedX = ratioX < camera.lowX || ratioX > camera.highX;
    clampedY = ratioY < camera.lowY || ratioY > camera.highY;
    tx = Math.max(camera.lowX, Math.min(camera.highX, ratioX)) * z;
    ty = Math.max(camera.lowY, Math.min(camera.highY, ratioY)) * z;
    double j00 = camera.fx / z;
    double j02 = -camera.fx * tx / (z * z);
    double j11 = camera.fy / z;
    double j12 = -camera.fy * ty / (z * z);
    double[] r = camera.rotation;
    for (int j = 0; j < 3; j++) {
      a[j] = j00 * r[j] + j02 * r[6 + j];
      a[3 + j] = j11 * r[3 + j] + j12 * r[6 + j];
    }
  }

  private void project(double[] s) {
    for (int i = 0; i < 6; i += 3) {
      aSigma[i] = a[i] * s[0] + a[i + 1] * s[1] + a[i + 2] * s[2];
      aSigma[i + 1] = a[i] * s[1] + a[i + 1] * s[3] + a[i + 2] * s[4];
      aSigma[i + 2] = a[i] * s[2] + a[i + 1] * s[4] + a[i + 2] * s[5];
    }
    covXx = aSigma[0] * a[0] + aSigma[1] * a[1] + aSigma[2] * a[2];
    covXy = aSigma[0] * a[3] + aSigma[1] * a[4] + aSigma[2] * a[5];
    covYy = aSigma[3] * a[3] + aSigma[4] * a[4] + aSigma[5] * a[5];
  }

  private boolean dilate(double plainOpacity) {
    plainDet = covXx * covYy - covXy * covXy;
    covXx += settings.dilation();
    covYy += settings.dilation();
    double det = covXx * covYy - covXy * covXy;
    if (!(det > 0)) {
      return false;
    }
    conicA = covYy / det;
    conicB = -covXy / det;
    conicC = covXx / det;
    compensation = 1;
    if (settings.antialiased()) {
      compensation = Math.sqrt(Math.max(settings.compensationFloor(), plainDet / det));
    }
    opacity = plainOpacity * compensation;
    return true;
  }

  /** Radius in pixels by the extent rule of the settings, at least 0. */
  double radius() {
    if (settings.extentRule() == RasterSettings.ExtentRule.THREE_SIGMA_SQUARE) {
      double mid = 0.5 * (covXx + covYy);
      double det = covXx * covYy - covXy * covXy;
      return Math.ceil(3 * Math.sqrt(mid + Math.sqrt(Math.max(0.1, mid * mid - det))));
    }
    double reach = 2 * Math.log(opacity / settings.alphaThreshold());
    double k = Math.min(3.33, Math.sqrt(Math.max(0, reach)));
    return Math.ceil(k * Math.sqrt(Math.max(covXx, covYy)));
  }

  /** What one view contributes to the gradient of a splat; see {@link #backward}. */
  static final class Gradient {
    /** With respect to Sigma, matrix form, xx, xy, xz, yy, yz, zz; summed over views. */
    final double[] sigma = new double[6];

    /** With respect to the mean; summed over views. */
    final double[] mean = new double[3];

    /** With respect to the opacity before compensation; summed over views. */
    double opacity;

    /** With respect to the screen mean of the last view, pixels. */
    double screenX;

    double screenY;

    void clear() {
      java.util.Arrays.fill(sigma, 0);
      java.util.Arrays.fill(mean, 0);
      opacity = 0;
    }
  }

  /**
   * Adds the gradient of the loaded pair.
   *
   * @param sums moments of dL/dpower over the pixels, in the order of {@link TileBackward}
   * @param plainOpacity opacity before compensation
   */
  void backward(double[] sums, double plainOpacity, Gradient out) {
    double gx = -(conicA * sums[1] + conicB * sums[2]);
    double gy = -(conicB * sums[1] + conicC * sums[2]);
    out.screenX = gx;
    out.screenY = gy;
    double dOpacity = sums[0] / opacity;
    out.opacity += dOpacity * compensation;
    double kxx = -0.5 * sums[3];
    double kxy = -0.5 * sums[4];
    double kyy = -0.5 * sums[5];
    double pxx = conicA * kxx + conicB * kxy;
    double pxy = conicA * kxy + conicB * kyy;
    double pyx = conicB * kxx + conicC * kxy;
    double pyy = conicB * kxy + conicC * kyy;
    double cxx = -(pxx * conicA + pxy * conicB);
    double cxy = -(pxx * conicB + pxy * conicC);
    double cyy = -(pyx * conicB + pyy * conicC);
    if (compensation != 1 && compensation * compensation > settings.compensationFloor()) {
      double half = 0.5 * compensation * dOpacity * plainOpacity;
      cxx += half * ((covYy - settings.dilation()) / plainDet - conicA);
      cxy += half * (-covXy / plainDet - conicB);
      cyy += half * ((covXx - settings.dilation()) / plainDet - conicC);
    }
    covarianceGradient(cxx, cxy, cyy, out.sigma);
    pointGradient(gx, gy, cxx, cxy, cyy, sums[9], out.mean);
  }

  private void covarianceGradient(double cxx, double cxy, double cyy, double[] sigma) {
    int k = 0;
    for (int i = 0; i < 3; i++) {
      double left = a[i] * cxx + a[3 + i] * cxy;
      double right = a[i] * cxy + a[3 + i] * cyy;
      for (int j = i; j < 3; j++) {
        sigma[k++] += left * a[j] + right * a[3 + j];
      }
    }
  }

  private void pointGradient(
      double gx, double gy, double cxx, double cxy, double cyy, double gDepth, double[] mean) {
    double j00 = 0;
    double j02 = 0;
    double j11 = 0;
    double j12 = 0;
    double[] r = camera.rotation;
    for (int j = 0; j < 3; j++) {
      double row0 = 2 * (cxx * aSigma[j] + cxy * aSigma[3 + j]);
      double row1 = 2 * (cxy * aSigma[j] + cyy * aSigma[3 + j]);
      j00 += row0 * r[j];
      j02 += row0 * r[6 + j];
      j11 += row1 * r[3 + j];
      j12 += row1 * r[6 + j];
    }
    double z = point[2];
    double z2 = z * z;
    double z3 = z2 * z;
    double fx = camera.fx;
    double fy = camera.fy;
    double dx = fx / z * gx - (clampedX ? 0 : fx / z2 * j02);
    double dy = fy / z * gy - (clampedY ? 0 : fy / z2 * j12);
    double dz =
        -(fx * point[0] * gx + fy * point[1] * gy) / z2
            - fx / z2 * j00
            - fy / z2 * j11
            + (clampedX ? 1 : 2) * fx * tx / z3 * j02
            + (clampedY ? 1 : 2) * fy * ty / z3 * j12
            + gDepth;
    for (int j = 0; j < 3; j++) {
      mean[j] += r[j] * dx + r[3 + j] * dy + r[6 + j] * dz;
    }
  }
}
