package io.avatarloom.core.cli;

import io.avatarloom.core.run.Store;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where results are kept. */
final class CacheFolder {
  @Option(
      names = "--cache",
      paramLabel = "DIR",
      description = "Folder of the cache. Default: AVATARLOOM_CACHE, else ~/.cache/avatarloom.")
  Path path = Store.defaultRoot();
}
