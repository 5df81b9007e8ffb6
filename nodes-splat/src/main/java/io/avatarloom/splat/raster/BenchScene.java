package io.avatarloom.splat.raster;

import io.avatarloom.core.tensor.CounterRandom;

/**
 * A head-like cloud: splats on an ellipsoid, seen from up to four sides.
 *
 * @param splats their number
 * @param degree of the spherical harmonics
 * @param side width and height of a picture, pixels
 * @param views number of cameras, at most 4
 */
record BenchScene(int splats, int degree, int side, int views) {
  private static final double[] HALF_AXES = {0.75, 0.95, 1.0};
  private static final double[][] ANGLES_DEG = {{20, 5}, {70, 10}, {140, 0}, {-120, -5}};
  private static final double RADIUS = 5.75;
  private static final double FIELD_OF_VIEW = 0.5;
  private static final double NEAR = 0.01;
  private static final long SEED = 7;

  static RasterSettings settings() {
    return RasterSettings.gsplat153().withNearPlane(NEAR);
  }

  SplatArrays arrays() {
    CounterRandom random = new CounterRandom(SEED, "bench", 0);
    int terms = (degree + 1) * (degree + 1);
    float[] means = new float[3 * splats];
    float[] quats = new float[4 * splats];
    float[] scales = new float[3 * splats];
    float[] logits = new float[splats];
    float[] sh = new float[3 * terms * splats];
    double spacing = Math.sqrt(4 * Math.PI * 0.81 / splats);
    for (int i = 0; i < splats; i++) {
      double[] direction = {random.gaussian(), random.gaussian(), random.gaussian()};
      double norm = Math.hypot(Math.hypot(direction[0], direction[1]), direction[2]);
      double radius = 1 + 0.01 * random.gaussian();
      for (int k = 0; k < 3; k++) {
        means[3 * i + k] = (float) (HALF_AXES[k] * radius * direction[k] / norm);
        scales[3 * i + k] = (float) (Math.log(spacing) + 0.3 * random.gaussian());
      }
      for (int k = 0; k < 4; k++) {
        quats[4 * i + k] = (float) random.gaussian();
      }
      logits[i] = (float) (1.5 + 1.5 * random.gaussian());
      for (int k = 0; k < 3 * terms; k++) {
        sh[3 * terms * i + k] = (float) ((k < 3 ? 0.6 : 0.1) * random.gaussian());
      }
    }
    return new SplatArrays(means, quats, scales, logits, sh, degree);
  }

  RasterViews cameras() {
    float[] worldToCamera = new float[16 * views];
    float[] intrinsics = new float[4 * views];
    for (int v = 0; v < views; v++) {
      look(Math.toRadians(ANGLES_DEG[v][0]), Math.toRadians(ANGLES_DEG[v][1]), worldToCamera, v);
      float focal = (float) (0.5 * side / Math.tan(0.5 * FIELD_OF_VIEW));
      intrinsics[4 * v] = focal;
      intrinsics[4 * v + 1] = focal;
      intrinsics[4 * v + 2] = 0.5f * side;
      intrinsics[4 * v + 3] = 0.5f * side;
    }
    return new RasterViews(worldToCamera, intrinsics, new float[3 * views], side, side);
  }

  /** A camera at an azimuth and elevation that looks at the origin; y is up in the world. */
  private static void look(double azimuth, double elevation, float[] out, int view) {
    double[] back = {
      Math.sin(azimuth) * Math.cos(elevation),
      Math.sin(elevation),
      Math.cos(azimuth) * Math.cos(elevation)
    };
    double[][] rows = {
      {Math.cos(azimuth), 0, -Math.sin(azimuth)},
      {
        Math.sin(azimuth) * Math.sin(elevation),
        -Math.cos(elevation),
        Math.cos(azimuth) * Math.sin(elevation)
      },
      {-back[0], -back[1], -back[2]}
    };
    for (int row = 0; row < 3; row++) {
      for (int k = 0; k < 3; k++) {
        out[16 * view + 4 * row + k] = (float) rows[row][k];
      }
    }
    out[16 * view + 11] = (float) RADIUS;
    out[16 * view + 15] = 1;
  }

  /** Random gradient of colour alone. */
  float[] upstream() {
    CounterRandom random = new CounterRandom(SEED, "upstream", 0);
    float[] out = new float[3 * views * side * side];
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) random.gaussian();
    }
    return out;
  }
}
