package io.avatarloom.core.run;

import java.nio.file.Path;

/**
 * How to run.
 *
 * @param out folder for outputs and manifest
 * @param cache folder of the store
 * @param useCache false to neither read nor write cached results
 * @param cacheLimit bytes the store may take when the run has ended
 * @param threads nodes that may run at the same time
 */
public record RunOptions(Path out, Path cache, boolean useCache, long cacheLimit, int threads) {
  /** Folder of saved states of regions. */
  Path checkpoints() {
    return useCache ? cache.resolve("checkpoints") : out.resolve(".loom").resolve("checkpoints");
  }
}
