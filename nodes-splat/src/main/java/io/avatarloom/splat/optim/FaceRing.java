package io.avatarloom.splat.optim;

import io.avatarloom.core.tensor.Tensor;

/**
 * The splats of a face as points of a mesh: where they are among the present splats and among those
 * of the reference, and their {@link OneRing}.
 *
 * @param present index of each point's splat
 * @param began index of the same among the reference's splats
 * @param tables the same for kernels
 */
public record FaceRing(int[] present, int[] began, OneRing ring, Tables tables) {

  /**
   * Indices as numbers.
   *
   * @param ring [point, 10] neighbours, then -1
   * @param start [point + 1] where the sources of a point begin
   * @param source points that have it as a neighbour
   * @param share of a source: one over how many neighbours it has
   */
  public record Tables(
      Tensor present, Tensor began, Tensor ring, Tensor start, Tensor source, Tensor share) {}

  public static FaceRing of(int[] present, int[] began, OneRing ring) {
    return new FaceRing(present, began, ring, tables(present, began, ring));
  }

  /** Number of points. */
  public int count() {
    return present.length;
  }

  private static Tables tables(int[] present, int[] began, OneRing ring) {
    int points = present.length;
    float[] neighbours = new float[OneRing.MOST * points];
    java.util.Arrays.fill(neighbours, -1);
    float[] start = new float[points + 1];
    for (int i = 0; i < points; i++) {
      int[] own = ring.neighbours(i);
      for (int k = 0; k < own.length; k++) {
        neighbours[OneRing.MOST * i + k] = own[k];
        start[own[k] + 1]++;
      }
    }
    for (int i = 0; i < points; i++) {
      start[i + 1] += start[i];
    }
    int links = (int) start[points];
    float[] source = new float[links];
    float[] share = new float[links];
    int[] filled = new int[points];
    for (int i = 0; i < points; i++) {
      int[] own = ring.neighbours(i);
      for (int j : own) {
        int at = (int) start[j] + filled[j]++;
        source[at] = i;
        share[at] = 1f / own.length;
      }
    }
    return new Tables(
        numbers(present),
        numbers(began),
        Tensor.of(neighbours, neighbours.length),
        Tensor.of(start, start.length),
        Tensor.of(source, links),
        Tensor.of(share, links));
  }

  private static Tensor numbers(int[] whole) {
    float[] numbers = new float[whole.length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = whole[i];
    }
    return Tensor.of(numbers, numbers.length);
  }
}
