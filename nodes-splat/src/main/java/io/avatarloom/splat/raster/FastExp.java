package io.avatarloom.splat.raster;

/** The exponential of the pixel loops. */
final class FastExp {
  private static final float LOG2_E = 1.442695041f;
  private static final float LARGEST = 80f;

  private FastExp() {}

  /**
   * exp(-p) for p above -0.3, relative error below 3e-7: 2^i times a polynomial of degree 5 fitted
   * to 2^f on [-1/2, 1/2].
   */
  static float expOfMinus(float p) {
    float y = Math.min(p, LARGEST) * -LOG2_E;
    int i = (int) (y - 0.5f);
    float f = y - i;
    float poly = 0.0013266971f * f + 0.00967546f;
    poly = poly * f + 0.055507425f;
    poly = poly * f + 0.24022122f;
    poly = poly * f + 0.69314694f;
    poly = poly * f + 1.0000001f;
    return Float.intBitsToFloat((i + 127) << 23) * poly;
  }
}
