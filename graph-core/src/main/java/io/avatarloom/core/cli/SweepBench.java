package io.avatarloom.core.cli;

import io.avatarloom.core.bench.BenchContext;
import io.avatarloom.core.bench.BenchRow;
import io.avatarloom.core.bench.Benchmark;
import io.avatarloom.core.run.Memory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Sweeps of 1,000 members over a trivial graph: what a member costs besides its nodes. */
final class SweepBench implements Benchmark {
  private static final double SECONDS = 60;
  private static final double GIGABYTES = 1;
  private static final String RECIPE =
      """
      {"format": "avatarloom.recipe", "version": 1, "name": "trivial",
       "nodes": {"n": {"type": "value.number"}, "r": {"type": "value.number"}},
       "links": ["n.value -> r.value"], "outputs": {"r.json": "r.value"}}
      """;
  private static final String SWEEP =
      """
      {"format": "avatarloom.sweep", "version": 1, "recipe": "trivial.loom.json",
       "axes": [{"set": "n.value", "range": {"from": 1, "to": 1000, "step": 1}}]}
      """;

  @Override
  public String name() {
    return "sweep";
  }

  @Override
  public String description() {
    return "1,000 members of a trivial graph, and the same sweep once more.";
  }

  @Override
  public List<BenchRow> run(List<String> args, BenchContext context) throws Exception {
    Path folder = context.work();
    clear(folder);
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("trivial.loom.json"), RECIPE);
    Files.writeString(folder.resolve("trivial.sweep.json"), SWEEP);
    List<BenchRow> rows = new ArrayList<>();
    rows.add(timed("1,000 members", folder, context));
    rows.add(timed("1,000 members that are done", folder, context));
    double peak = Memory.peakBytes() / 1e9;
    rows.add(new BenchRow("peak memory", peak, "GB", "< " + GIGABYTES + " GB", peak < GIGABYTES));
    return rows;
  }

  private static BenchRow timed(String name, Path folder, BenchContext context) throws Exception {
    long begin = System.nanoTime();
    int code =
        context.loom(
            List.of(
                "sweep",
                folder.resolve("trivial.sweep.json").toString(),
                "--quiet",
                "--out",
                folder.resolve("out").toString(),
                "--cache",
                folder.resolve("cache").toString()));
    double seconds = (System.nanoTime() - begin) / 1e9;
    return new BenchRow(
        name, seconds, "s", "< " + SECONDS + " s", code == ExitCode.DONE && seconds < SECONDS);
  }

  private static void clear(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
