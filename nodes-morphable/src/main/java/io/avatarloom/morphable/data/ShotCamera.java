package io.avatarloom.morphable.data;

import io.avatarloom.morphable.mesh.PinholeView;

/** The camera of a shot, and directions as it sees them. */
final class ShotCamera {
  private ShotCamera() {}

  static PinholeView of(Shot shot, int size) {
    double azimuth = Math.toRadians(shot.azimuthDeg());
    double elevation = Math.toRadians(shot.elevationDeg());
    double[] out = {
      Math.sin(azimuth) * Math.cos(elevation),
      Math.sin(elevation),
      Math.cos(azimuth) * Math.cos(elevation)
    };
    double[] right = {Math.cos(azimuth), 0, -Math.sin(azimuth)};
    double[] down = {
      right[1] * -out[2] - right[2] * -out[1],
      right[2] * -out[0] - right[0] * -out[2],
      right[0] * -out[1] - right[1] * -out[0]
    };
    for (int i = 0; i < 3; i++) {
      down[i] = -down[i];
    }
    double roll = Math.toRadians(shot.rollDeg());
    double distance = 0.5 * shot.heightM() / Math.tan(0.5 * shot.fovRad());
    double[][] rows = new double[3][3];
    for (int i = 0; i < 3; i++) {
      rows[0][i] = Math.cos(roll) * right[i] + Math.sin(roll) * down[i];
      rows[1][i] = Math.cos(roll) * down[i] - Math.sin(roll) * right[i];
      rows[2][i] = -out[i];
    }
    float[] m = new float[16];
    for (int r = 0; r < 3; r++) {
      double shift = r == 2 ? distance : 0;
      for (int i = 0; i < 3; i++) {
        m[4 * r + i] = (float) rows[r][i];
        shift -= rows[r][i] * shot.target()[i];
      }
      m[4 * r + 3] = (float) shift;
    }
    m[15] = 1;
    double focal = 0.5 * size / Math.tan(0.5 * shot.fovRad());
    return new PinholeView(m, focal, focal, 0.5 * size, 0.5 * size, size, size);
  }

  /** The camera whose picture, flipped left to right, is this camera's of the mirrored world. */
  static PinholeView mirrored(PinholeView view) {
    float[] m = view.worldToCamera().clone();
    for (int i : new int[] {1, 2, 3, 4, 8}) {
      m[i] = -m[i];
    }
    return new PinholeView(
        m, view.fx(), view.fy(), view.width() - view.cx(), view.cy(), view.width(), view.height());
  }

  /** A direction of the world in camera axes right, up, to the camera. */
  static double[] seen(PinholeView view, double[] direction) {
    float[] m = view.worldToCamera();
    double[] out = new double[3];
    for (int r = 0; r < 3; r++) {
      for (int i = 0; i < 3; i++) {
        out[r] += (r == 0 ? 1 : -1) * m[4 * r + i] * direction[i];
      }
    }
    return out;
  }

  /** [point, 2] pixels. */
  static float[] project(PinholeView view, float[] points) {
    float[] m = view.worldToCamera();
    float[] out = new float[points.length / 3 * 2];
    for (int i = 0; i < out.length / 2; i++) {
      double[] camera = new double[3];
      for (int r = 0; r < 3; r++) {
        camera[r] = m[4 * r + 3];
        for (int c = 0; c < 3; c++) {
          camera[r] += m[4 * r + c] * points[3 * i + c];
        }
      }
      out[2 * i] = (float) (view.fx() * camera[0] / camera[2] + view.cx());
      out[2 * i + 1] = (float) (view.fy() * camera[1] / camera[2] + view.cy());
    }
    return out;
  }
}
