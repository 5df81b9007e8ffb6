package io.avatarloom.splat.raster;

import io.avatarloom.core.tensor.Parallel;

/**
 * For every tile of every view, the pairs that reach it, front to back (equal depths in the order
 * of the splats).
 *
 * @param pairs [intersection] sorted by view, tile, depth
 * @param tileStart [views * tiles + 1] where each tile's run begins
 * @param slotStart [pairs + 1] numbers every (pair, tile of its rectangle) consecutively by pair
 */
record TileLists(int[] pairs, int[] tileStart, int[] slotStart) {
  private static final int RADIX_BITS = 11;
  private static final int RADIX = 1 << RADIX_BITS;
  private static final long MOST_INTERSECTIONS = 1L << 26;

  /**
   * Builds the lists.
   *
   * @throws IllegalArgumentException if the splats cover absurdly many tiles
   */
  static TileLists build(Projected projected, RasterViews views, int splats) {
    int[] slotStart = new int[projected.rects().length + 1];
    long total = 0;
    for (int p = 0; p < projected.rects().length; p++) {
      total += Tiles.count(projected.rects()[p]);
      slotStart[p + 1] = (int) Math.min(total, MOST_INTERSECTIONS);
    }
    if (total >= MOST_INTERSECTIONS) {
      throw new IllegalArgumentException(
          "the splats cover "
              + total
              + " tiles in all views, more than "
              + MOST_INTERSECTIONS
              + ": their scales or the camera are in the wrong unit");
    }
    int[] pairs = new int[(int) total];
    int[] tileStart = new int[views.count() * views.tilesPerView() + 1];
    tileStart[tileStart.length - 1] = (int) total;
    Parallel.forEach(
        views.count(),
        v -> {
          int[] order = frontToBack(projected, v * splats, (v + 1) * splats);
          emit(projected, views, order, v, slotStart[v * splats], tileStart, pairs);
        });
    return new TileLists(pairs, tileStart, slotStart);
  }

  private static void emit(
      Projected projected,
      RasterViews views,
      int[] order,
      int view,
      int base,
      int[] tileStart,
      int[] pairs) {
    int tilesX = views.tilesX();
    int[] next = new int[views.tilesPerView() + 1];
    for (int pair : order) {
      long rect = projected.rects()[pair];
      for (int ty = Tiles.y0(rect); ty < Tiles.y1(rect); ty++) {
        for (int tx = Tiles.x0(rect); tx < Tiles.x1(rect); tx++) {
          next[ty * tilesX + tx + 1]++;
        }
      }
    }
    next[0] = base;
    for (int t = 0; t < views.tilesPerView(); t++) {
      next[t + 1] += next[t];
      tileStart[view * views.tilesPerView() + t] = next[t];
    }
    for (int pair : order) {
      long rect = projected.rects()[pair];
      for (int ty = Tiles.y0(rect); ty < Tiles.y1(rect); ty++) {
        for (int tx = Tiles.x0(rect); tx < Tiles.x1(rect); tx++) {
          pairs[next[ty * tilesX + tx]++] = pair;
        }
      }
    }
  }

  /** Visible pairs of one view by depth: a stable radix sort of the float bits (depths are > 0). */
  private static int[] frontToBack(Projected projected, int from, int to) {
    int visible = 0;
    int[] pairs = new int[to - from];
    int[] keys = new int[to - from];
    for (int p = from; p < to; p++) {
      if (projected.rects()[p] != 0) {
        pairs[visible] = p;
        keys[visible++] =
            Float.floatToRawIntBits(projected.fields()[p * Projected.STRIDE + Projected.DEPTH]);
      }
    }
    int[] sortedPairs = new int[visible];
    int[] sortedKeys = new int[visible];
    for (int shift = 0; shift < 32; shift += RADIX_BITS) {
      int[] next = new int[RADIX + 1];
      for (int k = 0; k < visible; k++) {
        next[(keys[k] >>> shift & RADIX - 1) + 1]++;
      }
      for (int r = 0; r < RADIX; r++) {
        next[r + 1] += next[r];
      }
      for (int k = 0; k < visible; k++) {
        int place = next[keys[k] >>> shift & RADIX - 1]++;
        sortedPairs[place] = pairs[k];
        sortedKeys[place] = keys[k];
      }
      int[] swap = pairs;
      pairs = sortedPairs;
      sortedPairs = swap;
      swap = keys;
      keys = sortedKeys;
      sortedKeys = swap;
    }
    return pairs.length == visible ? pairs : java.util.Arrays.copyOf(pairs, visible);
  }
}
