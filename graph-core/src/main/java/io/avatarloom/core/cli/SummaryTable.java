package io.avatarloom.core.cli;

import io.avatarloom.core.file.RunSummary;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;

/** Prints where the time of a run went. */
final class SummaryTable {
  private SummaryTable() {}

  static void print(RunSummary summary, PrintStream out) {
    List<RunSummary.NodeTime> times =
        summary.nodes().stream()
            .sorted(Comparator.comparingDouble(RunSummary.NodeTime::seconds).reversed())
            .toList();
    out.printf("%-32s %-28s %9s %6s  %s%n", "node", "type", "seconds", "runs", "cache");
    for (RunSummary.NodeTime time : times) {
      out.printf(
          "%-32s %-28s %9.2f %6d  %s%n",
          time.id(), time.type(), time.seconds(), time.runs(), time.verdict());
    }
    out.printf(
        "total %.1f s, peak memory %.2f GB%n", summary.seconds(), summary.peakMemoryBytes() / 1e9);
  }
}
