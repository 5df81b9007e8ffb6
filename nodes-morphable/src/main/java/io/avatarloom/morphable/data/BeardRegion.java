package io.avatarloom.morphable.data;

import io.avatarloom.core.value.HeadModel;

/** Where a full beard grows on the neutral head, by the 68 landmarks. */
final class BeardRegion {
  private static final double RIM_M = 0.008;
  private static final int EAR_SIDE = 2;
  private static final int CHIN = 8;
  private static final int NOSE_BASE = 33;
  private static final int MOUTH_CORNER = 48;

  private BeardRegion() {}

  /**
   * @param landmarks [68] triangles that the landmarks lie in
   * @return [vertex] 0 to 1
   */
  static float[] of(HeadModel head, int[] landmarks) {
    float[] p = head.template().data();
    float[] lips = head.masks().get("lips").data();
    float[] ears = head.masks().get("left_ear").data();
    float[] otherEars = head.masks().get("right_ear").data();
    float[] inside = head.masks().get("mouth_interior").data();
    int[] f = head.triangles();
    int side = 3 * f[3 * landmarks[EAR_SIDE]];
    int nose = 3 * f[3 * landmarks[NOSE_BASE]];
    int corner = 3 * f[3 * landmarks[MOUTH_CORNER]];
    int chin = 3 * f[3 * landmarks[CHIN]];
    float[] out = new float[p.length / 3];
    for (int v = 0; v < out.length; v++) {
      boolean skin = lips[v] == 0 && ears[v] == 0 && otherEars[v] == 0 && inside[v] == 0;
      double x = Math.abs(p[3 * v]);
      double cheek = x / Math.abs(p[side]);
      double cornerShare = Math.abs(p[corner]) / Math.abs(p[side]);
      double line =
          cheek < cornerShare
              ? p[nose + 1] - 0.004
              : p[corner + 1]
                  + (cheek - cornerShare) / (1 - cornerShare) * (p[side + 1] - p[corner + 1]);
      double below = (line - p[3 * v + 1]) / RIM_M;
      double above = (p[3 * v + 1] - (p[chin + 1] - 0.022)) / (2 * RIM_M);
      double front = (p[3 * v + 2] - (p[side + 2] - 0.012)) / RIM_M;
      out[v] = skin ? (float) (step(below) * step(above) * step(front)) : 0;
    }
    return out;
  }

  private static double step(double x) {
    double t = Math.max(0, Math.min(1, x));
    return t * t * (3 - 2 * t);
  }
}
