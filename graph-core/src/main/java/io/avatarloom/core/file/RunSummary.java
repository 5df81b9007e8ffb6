package io.avatarloom.core.file;

import java.util.List;

/**
 * What a report says about the run it belongs to.
 *
 * @param recipe effective recipe as canonical JSON text
 * @param preset name, empty when none
 * @param command the command line
 * @param seed of the recipe
 * @param seconds since the run started
 * @param peakMemoryBytes largest resident memory of the process so far, 0 when unknown
 * @param nodes one entry a node or region, in the order they ended
 */
public record RunSummary(
    String recipe,
    String preset,
    List<String> command,
    long seed,
    double seconds,
    long peakMemoryBytes,
    List<NodeTime> nodes) {
  /**
   * Time of one node or region.
   *
   * @param id of the node; body nodes of a region as {@code region/node}
   * @param type node type, or {@code region}
   * @param seconds spent, summed over iterations
   * @param runs number of executions
   * @param verdict {@code run}, {@code hit} or {@code resumed}
   */
  public record NodeTime(String id, String type, double seconds, int runs, String verdict) {}

  /** A summary of nothing, for exports outside a run. */
  public static RunSummary none() {
    return new RunSummary("", "", List.of(), 0, 0, 0, List.of());
  }
}
