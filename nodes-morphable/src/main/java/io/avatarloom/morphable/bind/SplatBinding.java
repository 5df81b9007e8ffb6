package io.avatarloom.morphable.bind;

import io.avatarloom.core.tensor.Parallel;
import io.avatarloom.core.tensor.Tensor;

/** Nearest mesh vertices of splats. */
public final class SplatBinding {
  private static final int CHUNK = 256;

  private SplatBinding() {}

  /**
   * @param means [splat, 3]
   * @param vertices [vertex, 3]
   * @param reach largest distance
   * @return [splat] nearest vertex, -1 beyond reach
   */
  public static Tensor nearest(Tensor means, Tensor vertices, double reach) {
    PointTree tree = new PointTree(vertices.data());
    float[] found = new float[means.size(0)];
    Parallel.chunks(
        found.length,
        CHUNK,
        (from, to) -> {
          for (int s = from; s < to; s++) {
            PointTree.Nearest near =
                tree.nearest(means.at(3 * s), means.at(3 * s + 1), means.at(3 * s + 2), 1);
            found[s] = near.size() > 0 && near.distance(0) <= reach ? near.index(0) : -1;
          }
        });
    return Tensor.of(found, found.length);
  }

  /**
   * A vertex label as a splat label, 0 for unbound splats.
   *
   * @param vertices [splat]
   * @param label [vertex]
   */
  public static Tensor carry(Tensor vertices, Tensor label) {
    float[] carried = new float[vertices.length()];
    for (int s = 0; s < carried.length; s++) {
      int v = (int) vertices.at(s);
      carried[s] = v < 0 ? 0 : label.at(v);
    }
    return Tensor.of(carried, carried.length);
  }
}
