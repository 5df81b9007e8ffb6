package io.avatarloom.splat.camera;

import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.CameraBatch;
import java.util.ArrayList;
import java.util.List;

/** Gathers look-at cameras into a batch. World: y up, +z out of the face, +x the subject's left. */
public final class CameraBuilder {
  private final int width;
  private final int height;
  private final List<double[]> matrices = new ArrayList<>();
  private final List<double[]> intrinsics = new ArrayList<>();
  private final List<double[]> angles = new ArrayList<>();

  /**
   * @param width pixels
   * @param height pixels
   */
  public CameraBuilder(int width, int height) {
    this.width = width;
    this.height = height;
  }

  /**
   * Adds a camera on a sphere about a target: target + r (sin az cos el, sin el, cos az cos el).
   *
   * @param azimuthDeg positive toward +x
   * @param elevationDeg positive upward
   * @param radius distance to the target
   * @param fovRad vertical field of view
   * @param target point looked at
   * @param up rough up direction
   */
  public void add(
      double azimuthDeg,
      double elevationDeg,
      double radius,
      double fovRad,
      double[] target,
      double[] up) {
    double az = Math.toRadians(azimuthDeg);
    double el = Math.toRadians(elevationDeg);
    double[] position = {
      target[0] + radius * Math.sin(az) * Math.cos(el),
      target[1] + radius * Math.sin(el),
      target[2] + radius * Math.cos(az) * Math.cos(el)
    };
    addLookAt(position, target, up, fovRad, azimuthDeg, elevationDeg);
  }

  /** Adds a camera at a position that looks at a target; the angles are only labels. */
  public void addLookAt(
      double[] position,
      double[] target,
      double[] up,
      double fovRad,
      double azimuthDeg,
      double elevationDeg) {
    double[] forward = unit(minus(target, position));
    double[] right = unit(cross(forward, up));
    double[] down = cross(forward, right);
    double[] matrix = new double[16];
    double[][] rows = {right, down, forward};
    for (int r = 0; r < 3; r++) {
      System.arraycopy(rows[r], 0, matrix, 4 * r, 3);
      matrix[4 * r + 3] = -dot(rows[r], position);
    }
    matrix[15] = 1;
    double focal = height / 2.0 / Math.tan(fovRad / 2);
    matrices.add(matrix);
    intrinsics.add(new double[] {focal, focal, width / 2.0, height / 2.0});
    angles.add(new double[] {wrap(azimuthDeg), elevationDeg});
  }

  /** An angle in (-180, 180]. */
  public static double wrap(double degrees) {
    double wrapped = degrees % 360;
    if (wrapped > 180) {
      return wrapped - 360;
    }
    return wrapped <= -180 ? wrapped + 360 : wrapped;
  }

  private static double[] minus(double[] a, double[] b) {
    return new double[] {a[0] - b[0], a[1] - b[1], a[2] - b[2]};
  }

  private static double dot(double[] a, double[] b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  }

  private static double[] cross(double[] a, double[] b) {
    return new double[] {
      a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]
    };
  }

  private static double[] unit(double[] a) {
    double norm = Math.sqrt(dot(a, a));
    return new double[] {a[0] / norm, a[1] / norm, a[2] / norm};
  }

  /** The batch of everything added. */
  public CameraBatch build() {
    int n = matrices.size();
    Tensor azimuth = Tensor.zeros(n);
    Tensor elevation = Tensor.zeros(n);
    for (int i = 0; i < n; i++) {
      azimuth.data()[i] = (float) angles.get(i)[0];
      elevation.data()[i] = (float) angles.get(i)[1];
    }
    return new CameraBatch(
        flat(matrices, 16).reshape(n, 4, 4),
        flat(intrinsics, 4).reshape(n, 4),
        azimuth,
        elevation,
        width,
        height);
  }

  private static Tensor flat(List<double[]> rows, int length) {
    double[] all = new double[rows.size() * length];
    for (int i = 0; i < rows.size(); i++) {
      System.arraycopy(rows.get(i), 0, all, i * length, length);
    }
    return Tensor.of(all, all.length);
  }
}
