package io.avatarloom.morphable.data;

import io.avatarloom.core.value.HeadModel;

/** Paints weights of vertices into the texture atlas. */
final class AtlasMask {
  private AtlasMask() {}

  /**
   * @param weights [vertex]
   * @return [size, size], row 0 on top; 0 outside the charts
   */
  static float[] of(HeadModel head, float[] weights, int size) {
    float[] out = new float[size * size];
    float[] uv = head.uv().data();
    int[] uvTriangles = head.uvTriangles();
    int[] triangles = head.triangles();
    double[] x = new double[3];
    double[] y = new double[3];
    for (int t = 0; t < triangles.length; t += 3) {
      boolean any = false;
      for (int k = 0; k < 3; k++) {
        x[k] = uv[2 * uvTriangles[t + k]] * size - 0.5;
        y[k] = (1 - uv[2 * uvTriangles[t + k] + 1]) * size - 0.5;
        any |= weights[triangles[t + k]] > 0;
      }
      if (any) {
        fill(out, size, x, y, triangles, t, weights);
      }
    }
    return out;
  }

  private static void fill(
      float[] out, int size, double[] x, double[] y, int[] triangles, int t, float[] weights) {
    double area = (x[1] - x[0]) * (y[2] - y[0]) - (x[2] - x[0]) * (y[1] - y[0]);
    int x0 = (int) Math.max(0, Math.floor(Math.min(x[0], Math.min(x[1], x[2]))));
    int x1 = (int) Math.min(size - 1, Math.ceil(Math.max(x[0], Math.max(x[1], x[2]))));
    int y0 = (int) Math.max(0, Math.floor(Math.min(y[0], Math.min(y[1], y[2]))));
    int y1 = (int) Math.min(size - 1, Math.ceil(Math.max(y[0], Math.max(y[1], y[2]))));
    double rim = -0.5;
    for (int j = y0; j <= y1 && area != 0; j++) {
      for (int i = x0; i <= x1; i++) {
        double b = ((i - x[0]) * (y[2] - y[0]) - (x[2] - x[0]) * (j - y[0])) / area;
        double c = ((x[1] - x[0]) * (j - y[0]) - (i - x[0]) * (y[1] - y[0])) / area;
        if (b >= rim && c >= rim && b + c <= 1 - rim) {
          double w =
              (1 - b - c) * weights[triangles[t]]
                  + b * weights[triangles[t + 1]]
                  + c * weights[triangles[t + 2]];
          float value = (float) Math.max(0, Math.min(1, w));
          out[j * size + i] = Math.max(out[j * size + i], value);
        }
      }
    }
  }
}
