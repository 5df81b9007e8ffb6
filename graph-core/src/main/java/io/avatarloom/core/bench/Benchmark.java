package io.avatarloom.core.bench;

import java.util.List;

/** A measurement with bars, run by {@code loom bench NAME}; found by ServiceLoader. */
public interface Benchmark {
  String name();

  /** One sentence. */
  String description();

  /**
   * Measures.
   *
   * @param args what follows the name on the command line
   * @return a row for every figure
   */
  List<BenchRow> run(List<String> args, BenchContext context) throws Exception;
}
