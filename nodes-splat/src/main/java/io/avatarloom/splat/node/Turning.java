package io.avatarloom.splat.node;

import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.SplatCloud;

/** Rotates splats of SH degree 0 about the origin. */
final class Turning {
  private Turning() {}

  /**
   * @param turn unit quaternion w, x, y, z
   */
  static SplatCloud by(SplatCloud cloud, double[] turn) {
    double[] back = {turn[0], -turn[1], -turn[2], -turn[3]};
    float[] means = new float[cloud.means().length()];
    float[] quats = new float[cloud.quats().length()];
    for (int i = 0; i < cloud.count(); i++) {
      double[] p = {
        0, cloud.means().at(3 * i), cloud.means().at(3 * i + 1), cloud.means().at(3 * i + 2)
      };
      double[] q = new double[4];
      for (int k = 0; k < 4; k++) {
        q[k] = cloud.quats().at(4 * i + k);
      }
      p = product(product(turn, p), back);
      q = product(turn, q);
      for (int k = 0; k < 4; k++) {
        quats[4 * i + k] = (float) q[k];
        if (k > 0) {
          means[3 * i + k - 1] = (float) p[k];
        }
      }
    }
    return new SplatCloud(
        cloud.unitsPerMetre(),
        Tensor.of(means, cloud.means().shape()),
        Tensor.of(quats, cloud.quats().shape()),
        cloud.logScales(),
        cloud.logitOpacities(),
        cloud.sh(),
        cloud.labels());
  }

  private static double[] product(double[] a, double[] b) {
    return new double[] {
      a[0] * b[0] - a[1] * b[1] - a[2] * b[2] - a[3] * b[3],
      a[0] * b[1] + a[1] * b[0] + a[2] * b[3] - a[3] * b[2],
      a[0] * b[2] - a[1] * b[3] + a[2] * b[0] + a[3] * b[1],
      a[0] * b[3] + a[1] * b[2] - a[2] * b[1] + a[3] * b[0]
    };
  }
}
