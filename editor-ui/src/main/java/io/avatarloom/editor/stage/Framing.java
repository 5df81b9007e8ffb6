package io.avatarloom.editor.stage;

import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.Mesh;
import io.avatarloom.core.value.SplatCloud;
import io.avatarloom.core.value.SplatState;
import io.avatarloom.core.value.Value;
import java.util.Arrays;

/** Where to stand to see all of something. */
final class Framing {
  private static final double FOV_DEG = 28;
  private static final double MARGIN = 1.15;
  private static final double KEPT = 0.98;

  private Framing() {}

  /** Looks at the medians from so far that all but the outermost points are in view. */
  static OrbitCamera of(Value value) {
    if (value instanceof SplatState state) {
      return of(state.cloud());
    }
    if (value instanceof SplatCloud cloud) {
      return of(cloud.means(), cloud.unitsPerMetre());
    }
    return value instanceof Mesh mesh
        ? of(mesh.positions(), mesh.unitsPerMetre())
        : OrbitCamera.frontal();
  }

  private static OrbitCamera of(Tensor points, double unitsPerMetre) {
    int count = points.size(0);
    if (count == 0) {
      return OrbitCamera.frontal();
    }
    double[] centre = new double[3];
    for (int k = 0; k < 3; k++) {
      double[] axis = new double[count];
      for (int i = 0; i < count; i++) {
        axis[i] = points.at(3 * i + k) / unitsPerMetre;
      }
      Arrays.sort(axis);
      centre[k] = axis[count / 2];
    }
    double[] distances = new double[count];
    for (int i = 0; i < count; i++) {
      for (int k = 0; k < 3; k++) {
        double d = points.at(3 * i + k) / unitsPerMetre - centre[k];
        distances[i] += d * d;
      }
    }
    Arrays.sort(distances);
    double reach = Math.sqrt(distances[(int) (KEPT * (count - 1))]);
    double radius = MARGIN * reach / Math.sin(Math.toRadians(FOV_DEG) / 2);
    return new OrbitCamera(0, 0, radius, centre[0], centre[1], centre[2], FOV_DEG);
  }
}
