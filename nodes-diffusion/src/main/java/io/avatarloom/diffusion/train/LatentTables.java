package io.avatarloom.diffusion.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import io.avatarloom.diffusion.net.Place;
import io.avatarloom.diffusion.net.TrainingStep;

/** The pictures of a latent set where networks compute, copied there once a run. */
public final class LatentTables implements AutoCloseable {
  private final NDManager scope;
  private final NDArray latents;
  private final NDArray pixels;
  private final NDArray hints;

  public LatentTables(LatentSet set, Place place) {
    scope = place.scope();
    int[] s = set.shape();
    latents = table(set.latents(), DataType.FLOAT16, 2, s[0], s[1], s[2]);
    pixels = table(set.pixels(), DataType.UINT8, 1, 3, set.sizePx(), set.sizePx());
    hints = table(set.hints(), DataType.UINT8, 1, 4, set.sizePx(), set.sizePx());
  }

  private NDArray table(
      byte[][] chunks, DataType type, int bytes, int channels, int height, int width) {
    if (chunks.length == 0) {
      return null;
    }
    NDList parts = new NDList();
    for (byte[] chunk : chunks) {
      long rows = chunk.length / ((long) bytes * channels * height * width);
      parts.add(TrainingStep.bytes(scope, chunk, type, rows, channels, height, width));
    }
    if (parts.size() == 1) {
      return parts.head();
    }
    NDArray whole = NDArrays.concat(parts, 0);
    parts.close();
    return whole;
  }

  /** [picture, channel, height, width] float16. */
  public NDArray latents() {
    return latents;
  }

  /** [picture, 3, size, size] bytes; null if the set has none. */
  public NDArray pixels() {
    return pixels;
  }

  /** [picture, 4, size, size] bytes; null if the set has none. */
  public NDArray hints() {
    return hints;
  }

  @Override
  public void close() {
    scope.close();
  }
}
