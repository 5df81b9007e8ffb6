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
 * @param gates what was asserted of its numbers, in the order they came
 */
public record RunSummary(
    String recipe,
    String preset,
    List<String> command,
    long seed,
    double seconds,
    long peakMemoryBytes,
    List<NodeTime> nodes,
    List<Gate> gates) {
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

  /**
   * What was asserted of a number.
   *
   * @param text as in {@code judge.distance<=0.4}
   * @param value what was met
   */
  public record Gate(String text, double value, boolean passed) {
    @Override
    public String toString() {
      return text + ": met " + value;
    }
  }

  /** A summary of nothing, for exports outside a run. */
  public static RunSummary none() {
    return new RunSummary("", "", List.of(), 0, 0, 0, List.of(), List.of());
  }
}
