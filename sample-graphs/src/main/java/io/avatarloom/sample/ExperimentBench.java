package io.avatarloom.sample;

import io.avatarloom.core.bench.BenchContext;
import io.avatarloom.core.bench.BenchRow;
import io.avatarloom.core.bench.Benchmark;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The experiments of the Arc2Avatar paper in their small form. Each is a sweep over two ends with
 * three seeds each, and variants between; an end that differs by less than the spread of its seeds
 * says nothing. Runs go one after the other and a stopped benchmark goes on where it was.
 */
public final class ExperimentBench implements Benchmark {
  private static final double LIMIT_SECONDS = 600;

  @Override
  public String name() {
    return "experiments";
  }

  @Override
  public String description() {
    return "The eight experiments of Arc2Avatar in their small form: [--only NAME] [--device DEVICE]"
        + " [--parallel N] [--set NODE.PARAM=VALUE ...].";
  }

  @Override
  public List<BenchRow> run(List<String> words, BenchContext context) throws Exception {
    ExperimentArguments args = ExperimentArguments.parse(words);
    Path folder = context.assets().resolveSibling("experiments");
    List<BenchRow> rows = new ArrayList<>();
    context.print(
        String.format(
            "%-22s %7s  %-22s %9s  %-22s %9s  %9s  %s",
            "experiment", "seconds", "from", "", "to", "", "spread", "result"));
    for (Experiment experiment : args.chosen(Experiment.read(folder))) {
      ExperimentResult result = measured(experiment, folder, args, context);
      context.print(line(result));
      rows.addAll(rows(result));
    }
    return rows;
  }

  private static ExperimentResult measured(
      Experiment experiment, Path folder, ExperimentArguments args, BenchContext context)
      throws Exception {
    Path out = context.work().resolve(experiment.name());
    List<String> command = new ArrayList<>();
    command.addAll(
        List.of("sweep", folder.resolve(experiment.name() + ".sweep.json").toString(), "--quiet"));
    command.addAll(List.of("--out", out.toString(), "--cache", out.resolve("cache").toString()));
    if (!args.handedOn().contains("--parallel")) {
      command.addAll(List.of("--parallel", "1"));
    }
    command.addAll(args.handedOn());
    context.loom(command);
    ExperimentResult result = ExperimentResult.read(experiment, out);
    ExperimentSheet.write(result, out, context.work().resolve(experiment.name() + ".jpg"));
    return result;
  }

  private static String line(ExperimentResult result) {
    Experiment experiment = result.experiment();
    return String.format(
        Locale.ROOT,
        "%-22s %7.0f  %-22s %9.4g  %-22s %9.4g  %9.2g  %s",
        experiment.name(),
        result.seconds(),
        experiment.from(),
        result.from(),
        experiment.to(),
        result.to(),
        result.spread(),
        result.complete() ? result.verdict() : "incomplete");
  }

  private static List<BenchRow> rows(ExperimentResult result) {
    String name = result.experiment().name();
    String metric = result.experiment().metric();
    boolean passed = result.complete() && result.seconds() <= LIMIT_SECONDS;
    return List.of(
        new BenchRow(name, result.seconds(), "s", "<= " + (int) LIMIT_SECONDS + " s", passed),
        figure(name + ": " + metric + ", " + result.experiment().from(), result.from()),
        figure(name + ": " + metric + ", " + result.experiment().to(), result.to()),
        figure(name + ": spread of seeds", result.spread()),
        figure(name + ": " + result.experiment().claim(), result.holds() ? 1 : 0));
  }

  private static BenchRow figure(String name, double value) {
    return new BenchRow(name, value, "", "", true);
  }
}
