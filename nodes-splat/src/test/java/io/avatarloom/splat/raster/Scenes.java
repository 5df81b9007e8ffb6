package io.avatarloom.splat.raster;

import io.avatarloom.core.tensor.CounterRandom;

/** Small random scenes. */
final class Scenes {
  private Scenes() {}

  /** Splats round the origin, seen from a distance of 4. */
  static SplatArrays splats(int count, int degree, double spread, double logScale, long seed) {
    CounterRandom random = new CounterRandom(seed, "splats", 0);
    int terms = (degree + 1) * (degree + 1);
    float[] means = normal(random, 3 * count, spread, 0);
    float[] quats = normal(random, 4 * count, 1, 0);
    float[] scales = normal(random, 3 * count, 0.4, logScale);
    float[] logits = normal(random, count, 1, 0);
    float[] sh = normal(random, 3 * terms * count, 0.15, 0);
    return new SplatArrays(means, quats, scales, logits, sh, degree);
  }

  private static float[] normal(CounterRandom random, int count, double scale, double mean) {
    float[] out = new float[count];
    for (int i = 0; i < count; i++) {
      out[i] = (float) (mean + scale * random.gaussian());
    }
    return out;
  }

  /** Two views at distance 4, the second turned by a quarter about y, off-centre. */
  static RasterViews views(int width, int height) {
    float f = 1.1f * width;
    return new RasterViews(
        new float[] {
          1, 0, 0, 0, 0, -1, 0, 0, 0, 0, -1, 4, 0, 0, 0, 1, //
          0, 0, -1, 0.1f, 0, -1, 0, 0, -1, 0, 0, 4, 0, 0, 0, 1
        },
        new float[] {
          f, f, 0.5f * width, 0.5f * height, f, 1.05f * f, 0.45f * width, 0.55f * height
        },
        new float[] {0.2f, 0.5f, 0.9f, 1, 1, 1},
        width,
        height);
  }

  static ImageCotangent cotangent(RasterViews views, long seed) {
    CounterRandom random = new CounterRandom(seed, "cotangent", 0);
    int pixels = views.count() * views.width() * views.height();
    return new ImageCotangent(
        normal(random, 3 * pixels, 1, 0),
        normal(random, pixels, 1, 0),
        normal(random, pixels, 0.3, 0));
  }

  static SplatArrays copy(SplatArrays s) {
    return new SplatArrays(
        s.means().clone(),
        s.quats().clone(),
        s.logScales().clone(),
        s.logitOpacities().clone(),
        s.sh().clone(),
        s.shDegree());
  }

  /** Means, quaternions, log scales, opacity logits, harmonics. */
  static float[] array(SplatArrays s, int field) {
    return switch (field) {
      case 0 -> s.means();
      case 1 -> s.quats();
      case 2 -> s.logScales();
      case 3 -> s.logitOpacities();
      default -> s.sh();
    };
  }
}
