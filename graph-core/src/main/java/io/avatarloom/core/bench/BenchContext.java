package io.avatarloom.core.bench;

import java.nio.file.Path;
import java.util.List;

/** What a benchmark may use. */
public interface BenchContext extends NodeExec {
  /** Prints a line at once. */
  void print(String line);

  /** Folder of the assets that ship. */
  Path assets();

  /** Scratch folder that survives an interrupted benchmark, so that it can resume. */
  Path work();

  /**
   * Runs {@code loom} with arguments in this process.
   *
   * @return its exit code
   */
  int loom(List<String> args) throws Exception;
}
