package io.avatarloom.core.basic;

import io.avatarloom.core.node.NodeRun;

/** How far the surrounding region is. */
final class RegionShare {
  private RegionShare() {}

  /** 0 at the first iteration of the surrounding region, 1 at the last; 0 outside. */
  static double of(NodeRun run) {
    return run.iterations() <= 1 ? 0 : (double) run.iteration() / (run.iterations() - 1);
  }
}
