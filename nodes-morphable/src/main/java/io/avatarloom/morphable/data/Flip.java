package io.avatarloom.morphable.data;

/**
 * Turns what was drawn of a person into what is seen of the mirrored person, or leaves it alone.
 *
 * @param size of the pictures
 * @param mirrored whether anything changes
 */
record Flip(int size, boolean mirrored) {
  /** Planes [channel, size, size], left and right exchanged. */
  float[] picture(float[] planes, int channels) {
    if (!mirrored) {
      return planes;
    }
    float[] out = new float[planes.length];
    for (int row = 0; row < channels * size; row++) {
      for (int x = 0; x < size; x++) {
        out[row * size + x] = planes[row * size + size - 1 - x];
      }
    }
    return out;
  }

  /** Normals as n/2 + 1/2, weighted by coverage, 1 where empty: also x changes its sign. */
  float[] normals(float[] planes, float[] alpha) {
    float[] out = picture(planes, 3);
    if (mirrored) {
      float[] covered = picture(alpha, 1);
      for (int i = 0; i < covered.length; i++) {
        out[i] = 2 - out[i] - covered[i];
      }
    }
    return out;
  }

  /**
   * @param pixels [point, 2]
   * @param partner which point takes the place of each
   */
  float[] points(float[] pixels, int[] partner) {
    if (!mirrored) {
      return pixels;
    }
    float[] out = new float[pixels.length];
    for (int i = 0; i < partner.length; i++) {
      out[2 * i] = size - pixels[2 * partner[i]];
      out[2 * i + 1] = pixels[2 * partner[i] + 1];
    }
    return out;
  }

  /**
   * @param symmetry a letter for every mode, A for those that change their sign
   */
  float[] identity(float[] shape, String symmetry) {
    String letters = symmetry.replaceAll("[^AS]", "");
    float[] out = shape.clone();
    for (int i = 0; mirrored && i < out.length; i++) {
      out[i] *= letters.charAt(i) == 'A' ? -1 : 1;
    }
    return out;
  }
}
