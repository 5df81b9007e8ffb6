package io.avatarloom.core.bench;

import java.nio.file.Path;
import java.util.List;

/** Comparisons of a module's own nodes with reference vectors; found by ServiceLoader. */
public interface GoldenSuite {
  /** What {@code loom bench golden --only} calls it: splat, geometry, diffusion, guidance, ... */
  String name();

  /** True when the folder holds vectors of this suite. */
  boolean covers(Path folder);

  /**
   * Runs every comparison the folder has vectors for, through the nodes.
   *
   * @param exec runs one node on given values
   * @throws Exception if the folder is damaged; the message names the file
   */
  List<Comparison> run(Path folder, NodeExec exec) throws Exception;
}
