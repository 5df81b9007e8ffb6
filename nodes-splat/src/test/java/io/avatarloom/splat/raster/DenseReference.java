package io.avatarloom.splat.raster;

import java.util.Arrays;
import java.util.Comparator;

/**
 * A dense float64 renderer of the same definition, written without tiles, lists or shared code:
 * every splat is looked at for every pixel. Its raw parameters can be nudged for finite
 * differences.
 */
final class DenseReference {
  private static final double[] C2 = {
    1.0925484305920792,
    -1.0925484305920792,
    0.31539156525252005,
    -1.0925484305920792,
    0.5462742152960396
  };
  private static final double[] C3 = {
    -0.5900435899266435,
    2.890611442640554,
    -0.4570457994644658,
    0.3731763325901154,
    -0.4570457994644658,
    1.445305721320277,
    -0.5900435899266435
  };

  final double[] means;
  final double[] quats;
  final double[] logScales;
  final double[] logits;
  final double[] sh;
  private final int terms;
  private final RasterViews views;
  private final RasterSettings settings;

  DenseReference(SplatArrays splats, RasterViews views, RasterSettings settings) {
    this.means = doubles(splats.means());
    this.quats = doubles(splats.quats());
    this.logScales = doubles(splats.logScales());
    this.logits = doubles(splats.logitOpacities());
    this.sh = doubles(splats.sh());
    this.terms = splats.shTerms();
    this.views = views;
    this.settings = settings;
  }

  private static double[] doubles(float[] values) {
    double[] out = new double[values.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = values[i];
    }
    return out;
  }

  /** Projected splat: mean, conic, opacity, colour, depth. */
  private record Disc(
      double x, double y, double a, double b, double c, double o, double[] rgb, double z) {}

  /** Sum of outputs times cotangents. */
  double loss(ImageCotangent g) {
    int plane = views.width() * views.height();
    double loss = 0;
    for (int v = 0; v < views.count(); v++) {
      Disc[] discs = discs(v);
      for (int p = 0; p < plane; p++) {
        double[] out = pixel(discs, v, p % views.width() + 0.5, p / views.width() + 0.5);
        for (int c = 0; c < 3; c++) {
          loss += out[c] * g.rgb()[(3 * v + c) * plane + p];
        }
        loss += out[3] * g.alpha()[v * plane + p] + out[4] * g.depth()[v * plane + p];
      }
    }
    return loss;
  }

  /** Red, green, blue, alpha, depth of one pixel. */
  private double[] pixel(Disc[] discs, int v, double px, double py) {
    double[] out = new double[5];
    double t = 1;
    for (Disc d : discs) {
      double dx = d.x - px;
      double dy = d.y - py;
      double power = 0.5 * (d.a * dx * dx + 2 * d.b * dx * dy + d.c * dy * dy);
      double alpha = Math.min(settings.alphaCeiling(), d.o * Math.exp(-power));
      if (alpha < settings.alphaThreshold()) {
        continue;
      }
      if (t * (1 - alpha) <= settings.transmittanceFloor()) {
        break;
      }
      for (int c = 0; c < 3; c++) {
        out[c] += alpha * t * d.rgb[c];
      }
      out[4] += alpha * t * d.z;
      t *= 1 - alpha;
    }
    for (int c = 0; c < 3; c++) {
      out[c] += t * views.background()[3 * v + c];
    }
    out[3] = 1 - t;
    return out;
  }

  private Disc[] discs(int v) {
    Disc[] discs = new Disc[logits.length];
    int count = 0;
    for (int i = 0; i < logits.length; i++) {
      Disc disc = disc(v, i);
      if (disc != null) {
        discs[count++] = disc;
      }
    }
    Disc[] kept = Arrays.copyOf(discs, count);
    Arrays.sort(kept, Comparator.comparingDouble(Disc::z));
    return kept;
  }

  private Disc disc(int v, int i) {
    double[][] r = new double[3][3];
    double[] t = new double[3];
    double[] p = new double[3];
    for (int row = 0; row < 3; row++) {
      t[row] = views.worldToCamera()[16 * v + 4 * row + 3];
      p[row] = t[row];
      for (int k = 0; k < 3; k++) {
        r[row][k] = views.worldToCamera()[16 * v + 4 * row + k];
        p[row] += r[row][k] * means[3 * i + k];
      }
    }
    double z = p[2];
    if (z <= settings.nearPlane()) {
      return null;
    }
    double[] in = new double[4];
    for (int k = 0; k < 4; k++) {
      in[k] = views.intrinsics()[4 * v + k];
    }
    double tx = clamp(p[0] / z, in[0], in[2], views.width()) * z;
    double ty = clamp(p[1] / z, in[1], in[3], views.height()) * z;
    double[][] j = {{in[0] / z, 0, -in[0] * tx / z / z}, {0, in[1] / z, -in[1] * ty / z / z}};
    double[][] m = times(times(j, r), scaledRotation(i));
    double a = m[0][0] * m[0][0] + m[0][1] * m[0][1] + m[0][2] * m[0][2];
    double b = m[0][0] * m[1][0] + m[0][1] * m[1][1] + m[0][2] * m[1][2];
    double c = m[1][0] * m[1][0] + m[1][1] * m[1][1] + m[1][2] * m[1][2];
    double plain = a * c - b * b;
    a += settings.dilation();
    c += settings.dilation();
    double det = a * c - b * b;
    double opacity = 1 / (1 + Math.exp(-logits[i]));
    if (settings.antialiased()) {
      opacity *= Math.sqrt(Math.max(settings.compensationFloor(), plain / det));
    }
    double[] rgb = colour(i, r, t);
    return new Disc(
        in[0] * p[0] / z + in[2],
        in[1] * p[1] / z + in[3],
        c / det,
        -b / det,
        a / det,
        opacity,
        rgb,
        z);
  }

  private double clamp(double ratio, double focal, double centre, int size) {
    double tan = 0.5 * size / focal;
    boolean symmetric = settings.clampRule() == RasterSettings.ClampRule.SYMMETRIC;
    double low = symmetric ? -1.3 * tan : -centre / focal - 0.3 * tan;
    double high = symmetric ? 1.3 * tan : (size - centre) / focal + 0.3 * tan;
    return Math.max(low, Math.min(high, ratio));
  }

  private double[][] scaledRotation(int i) {
    double n = 0;
    for (int k = 0; k < 4; k++) {
      n += quats[4 * i + k] * quats[4 * i + k];
    }
    n = Math.sqrt(n);
    double w = quats[4 * i] / n;
    double x = quats[4 * i + 1] / n;
    double y = quats[4 * i + 2] / n;
    double z = quats[4 * i + 3] / n;
    double[][] m = {
      {1 - 2 * (y * y + z * z), 2 * (x * y - w * z), 2 * (x * z + w * y)},
      {2 * (x * y + w * z), 1 - 2 * (x * x + z * z), 2 * (y * z - w * x)},
      {2 * (x * z - w * y), 2 * (y * z + w * x), 1 - 2 * (x * x + y * y)}
    };
    for (double[] row : m) {
      for (int k = 0; k < 3; k++) {
        row[k] *= Math.exp(logScales[3 * i + k]);
      }
    }
    return m;
  }

  private static double[][] times(double[][] a, double[][] b) {
    double[][] out = new double[a.length][3];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < 3; j++) {
        for (int k = 0; k < 3; k++) {
          out[i][j] += a[i][k] * b[k][j];
        }
      }
    }
    return out;
  }

  private double[] colour(int i, double[][] r, double[] t) {
    double[] d = new double[3];
    double length = 0;
    for (int k = 0; k < 3; k++) {
      d[k] = means[3 * i + k] + r[0][k] * t[0] + r[1][k] * t[1] + r[2][k] * t[2];
      length += d[k] * d[k];
    }
    double x = d[0] / Math.sqrt(length);
    double y = d[1] / Math.sqrt(length);
    double z = d[2] / Math.sqrt(length);
    double c1 = 0.4886025119029199;
    double[] basis = {
      0.28209479177387814,
      -c1 * y,
      c1 * z,
      -c1 * x,
      C2[0] * x * y,
      C2[1] * y * z,
      C2[2] * (2 * z * z - x * x - y * y),
      C2[3] * x * z,
      C2[4] * (x * x - y * y),
      C3[0] * y * (3 * x * x - y * y),
      C3[1] * x * y * z,
      C3[2] * y * (4 * z * z - x * x - y * y),
      C3[3] * z * (2 * z * z - 3 * x * x - 3 * y * y),
      C3[4] * x * (4 * z * z - x * x - y * y),
      C3[5] * z * (x * x - y * y),
      C3[6] * x * (x * x - 3 * y * y)
    };
    double[] rgb = {0.5, 0.5, 0.5};
    for (int c = 0; c < 3; c++) {
      for (int k = 0; k < terms; k++) {
        rgb[c] += basis[k] * sh[3 * (terms * i + k) + c];
      }
      rgb[c] = Math.max(0, rgb[c]);
    }
    return rgb;
  }
}
