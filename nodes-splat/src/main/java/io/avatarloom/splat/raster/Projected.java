package io.avatarloom.splat.raster;

/**
 * All splats projected into all views; pair = view * splats + splat.
 *
 * @param fields [pair, STRIDE] what the pixel loops read
 * @param rects [pair] tiles reached, packed; 0 when none
 * @param radii [pair] screen radius in pixels, 0 when not visible
 */
record Projected(float[] fields, long[] rects, float[] radii) {
  static final int STRIDE = 12;
  static final int X = 0;
  static final int Y = 1;
  static final int CONIC_A = 2;
  static final int CONIC_B = 3;
  static final int CONIC_C = 4;
  static final int OPACITY = 5;

  /** Value of d^T K d at which the splat fades below the alpha threshold. */
  static final int CUT = 6;

  /** Half height in pixels of the ellipse at the cut. */
  static final int HALF_HEIGHT = 7;

  static final int RED = 8;
  static final int DEPTH = 11;

  static Projected allocate(int pairs) {
    return new Projected(new float[pairs * STRIDE], new long[pairs], new float[pairs]);
  }
}
