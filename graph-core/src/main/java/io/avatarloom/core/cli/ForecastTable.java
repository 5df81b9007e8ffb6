package io.avatarloom.core.cli;

import io.avatarloom.core.run.DryRun;
import java.io.PrintStream;
import java.util.List;

/** Prints what a run would do. */
final class ForecastTable {
  private ForecastTable() {}

  static void print(List<DryRun.Forecast> forecasts, PrintStream out) {
    out.printf("%-24s %-28s %-6s %s%n", "node", "type", "would", "why");
    for (DryRun.Forecast forecast : forecasts) {
      out.printf(
          "%-24s %-28s %-6s %s%n",
          forecast.id(), forecast.type(), forecast.verdict().word(), forecast.verdict().reason());
    }
    long hits = forecasts.stream().filter(f -> f.verdict().word().equals("hit")).count();
    out.printf("%d units, %d of them in the cache%n", forecasts.size(), hits);
  }
}
