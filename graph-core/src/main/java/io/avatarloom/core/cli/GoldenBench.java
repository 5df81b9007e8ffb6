package io.avatarloom.core.cli;

import io.avatarloom.core.bench.BenchContext;
import io.avatarloom.core.bench.BenchRow;
import io.avatarloom.core.bench.Benchmark;
import io.avatarloom.core.bench.Comparison;
import io.avatarloom.core.bench.GoldenSuite;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;

/**
 * Compares the product's nodes with reference vectors: those of the folder given, else those of the
 * source tree. A suite without vectors there takes the ones that ship with the assets, and says so.
 */
final class GoldenBench implements Benchmark {
  @Override
  public String name() {
    return "golden";
  }

  @Override
  public String description() {
    return "Compares nodes with reference vectors: bench golden DIR [--only splat,geometry].";
  }

  @Override
  public List<BenchRow> run(List<String> args, BenchContext context) throws Exception {
    Path given = null;
    List<String> only = List.of();
    for (int i = 0; i < args.size(); i++) {
      if (args.get(i).equals("--only") && i + 1 < args.size()) {
        only = Arrays.asList(args.get(++i).split(","));
      } else if (args.get(i).startsWith("--")) {
        throw new IllegalArgumentException(
            "expected a folder or --only NAME,NAME, met '" + args.get(i) + "'");
      } else {
        given = Path.of(args.get(i)).toAbsolutePath();
      }
    }
    if (given != null && !Files.isDirectory(given)) {
      throw new IllegalArgumentException("there is no folder " + given);
    }
    Path folder =
        given != null
            ? given
            : context.assets().getParent().getParent().resolve("tests/src/test/resources/golden");
    List<BenchRow> rows = new ArrayList<>();
    List<String> known = new ArrayList<>();
    boolean covered = !only.isEmpty();
    for (GoldenSuite suite : ServiceLoader.load(GoldenSuite.class)) {
      known.add(suite.name());
      boolean named = only.contains(suite.name());
      if (!named && !only.isEmpty()) {
        continue;
      }
      if (suite.covers(folder)) {
        covered = true;
        suite.run(folder, context).forEach(comparison -> rows.add(row(comparison)));
      } else if (suite.covers(context.assets())) {
        context.print(suite.name() + ": no vectors in " + folder + ", those that ship are used");
        suite.run(context.assets(), context).forEach(comparison -> rows.add(row(comparison)));
      } else if (named) {
        throw new IllegalArgumentException(
            folder + " holds no vectors of the suite " + suite.name());
      }
    }
    for (String name : only) {
      if (!known.contains(name)) {
        throw new IllegalArgumentException("there is no suite '" + name + "'; there are " + known);
      }
    }
    if (!covered) {
      throw new IllegalArgumentException(folder + " holds no reference vectors");
    }
    return rows;
  }

  private static BenchRow row(Comparison comparison) {
    return new BenchRow(
        comparison.suite() + " " + comparison.tensor(),
        comparison.error(),
        "",
        "<= " + comparison.limit(),
        comparison.passed());
  }
}
