package io.avatarloom.splat.raster;

/**
 * The result of a forward pass and what the backward pass needs of it.
 *
 * @param image [view, 3, height, width]
 * @param alpha [view, 1, height, width], 1 - final transmittance
 * @param depth [view, 1, height, width], sum of weight times camera depth, not divided by alpha
 */
public record RasterFrame(
    SplatArrays splats,
    RasterViews views,
    RasterSettings settings,
    float[] image,
    float[] alpha,
    float[] depth,
    Kept kept) {

  /** Scratch memory of its backward pass in bytes. */
  public long backwardBytes() {
    return backwardBytes(kept.lists().pairs().length);
  }

  /**
   * The same of a frame that is not there yet.
   *
   * @param pairs of a splat and a tile it touches
   */
  public static long backwardBytes(long pairs) {
    return RasterBuffers.bytes(pairs);
  }

  /**
   * Intermediate results.
   *
   * @param finalT [view, height, width] final transmittance
   * @param last [view, height, width] index into the tile lists of the last splat that counts, -1
   *     when none
   */
  record Kept(Projected projected, TileLists lists, float[] finalT, int[] last) {}
}
