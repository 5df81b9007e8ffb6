package io.avatarloom.core.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.avatarloom.core.bench.BenchContext;
import io.avatarloom.core.bench.BenchRow;
import io.avatarloom.core.bench.Benchmark;
import io.avatarloom.core.file.AtomicFile;
import io.avatarloom.core.run.FileResolver;
import io.avatarloom.core.run.RunnerBench;
import io.avatarloom.core.run.SingleNode;
import io.avatarloom.core.value.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code loom bench}: runs a benchmark; exit code 1 when a bar is missed. */
@Command(
    name = "bench",
    description = "Measures something and compares it with its bars.",
    mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "NAME",
      description = "Benchmark; none lists them.")
  String name;

  @Option(names = "--out", paramLabel = "FILE", description = "Write the figures as JSON.")
  Path out;

  @Option(
      names = "--work",
      paramLabel = "DIR",
      description = "Folder for what it makes on the way.")
  Path work = Path.of("out", "bench");

  /** In the order given, options that only the benchmark knows among them. */
  @Parameters(index = "1..*", paramLabel = "ARGS", description = "What the benchmark takes.")
  List<String> args = new ArrayList<>();

  @Override
  public Integer call() throws Exception {
    List<Benchmark> all =
        new ArrayList<>(List.of(new GoldenBench(), new RunnerBench(), new SweepBench()));
    ServiceLoader.load(Benchmark.class).forEach(all::add);
    Benchmark benchmark = all.stream().filter(b -> b.name().equals(name)).findFirst().orElse(null);
    if (name == null) {
      all.forEach(b -> System.out.printf("%-16s %s%n", b.name(), b.description()));
      return ExitCode.DONE;
    }
    if (benchmark == null) {
      throw new UsageException(
          "there is no benchmark '"
              + name
              + "'; there are "
              + String.join(", ", all.stream().map(Benchmark::name).toList()));
    }
    List<BenchRow> rows;
    try (Context context = new Context(work.resolve(name))) {
      rows = benchmark.run(args, context);
    } catch (IllegalArgumentException e) {
      throw new UsageException("bench " + name + ": " + e.getMessage());
    }
    rows.forEach(BenchCommand::print);
    if (out != null) {
      writeJson(rows);
    }
    boolean passed = rows.stream().allMatch(BenchRow::passed);
    System.out.println(passed ? "every bar holds" : "a bar is missed");
    return passed ? ExitCode.DONE : ExitCode.NODE_FAILED;
  }

  private static void print(BenchRow row) {
    System.out.printf(
        Locale.ROOT,
        "%-6s %-56s %12.4g %-8s %s%n",
        row.bar().isEmpty() ? "" : row.passed() ? "ok" : "MISSED",
        row.name(),
        row.value(),
        row.unit(),
        row.bar());
  }

  private void writeJson(List<BenchRow> rows) throws IOException {
    ObjectMapper json = new ObjectMapper();
    ArrayNode array = json.createArrayNode();
    for (BenchRow row : rows) {
      array
          .addObject()
          .put("name", row.name())
          .put("value", row.value())
          .put("unit", row.unit())
          .put("bar", row.bar())
          .put("passed", row.passed());
    }
    AtomicFile.write(out.toAbsolutePath(), array.toPrettyString().getBytes(StandardCharsets.UTF_8));
  }

  /** Nodes run one at a time, sharing loaded weights. */
  private static final class Context implements BenchContext, AutoCloseable {
    private final Path work;
    private final SingleNode nodes =
        new SingleNode(
            InstalledNodes.catalogue(),
            Path.of("").toAbsolutePath(),
            FileResolver.installedAssets());

    Context(Path work) {
      this.work = work;
    }

    @Override
    public Map<String, Value> exec(String type, Map<String, ?> inputs, Map<String, ?> params)
        throws Exception {
      return nodes.exec(type, inputs, params);
    }

    @Override
    public void print(String line) {
      System.out.println(line);
    }

    @Override
    public Path assets() {
      return FileResolver.installedAssets();
    }

    @Override
    public Path work() {
      return work;
    }

    @Override
    public int loom(List<String> args) {
      return Loom.execute(args.toArray(new String[0]));
    }

    @Override
    public void close() {
      nodes.close();
    }
  }
}
