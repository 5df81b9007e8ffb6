package io.avatarloom.core.run;

import io.avatarloom.core.device.DeviceChoice;
import java.nio.file.Path;

/**
 * How to run.
 *
 * @param out folder for outputs and manifest
 * @param cache folder of the store
 * @param useCache false to neither read nor write cached results
 * @param cacheLimit bytes the store may take when the run has ended
 * @param threads nodes that may run at the same time
 * @param device where nodes that can use an accelerator run
 */
public record RunOptions(
    Path out, Path cache, boolean useCache, long cacheLimit, int threads, DeviceChoice device) {
  /** On the best device there is. */
  public RunOptions(Path out, Path cache, boolean useCache, long cacheLimit, int threads) {
    this(out, cache, useCache, cacheLimit, threads, DeviceChoice.AUTO);
  }

  /** Folder of saved states of regions. */
  Path checkpoints() {
    return useCache ? cache.resolve("checkpoints") : out.resolve(".loom").resolve("checkpoints");
  }
}
