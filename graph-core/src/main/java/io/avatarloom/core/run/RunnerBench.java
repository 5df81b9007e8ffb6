package io.avatarloom.core.run;

import io.avatarloom.core.bench.BenchContext;
import io.avatarloom.core.bench.BenchRow;
import io.avatarloom.core.bench.Benchmark;
import io.avatarloom.core.bench.Median;
import io.avatarloom.core.graph.Graph;
import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.node.Catalogue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * {@code loom bench runner}: what planning, caching and running cost besides the nodes. Bars are of
 * a process that has done the same for a while, as an editor or a service has; what the first
 * re-run of a fresh one takes is printed beside them.
 */
public final class RunnerBench implements Benchmark {
  private static final int WARM_UP = 30;
  private static final long WARM_UP_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final int REPEATS = 31;
  private static final int LONG_CHAIN = 1024;

  private Path work;
  private BenchRecipes recipes;
  private int fresh;

  @Override
  public String name() {
    return "runner";
  }

  @Override
  public String description() {
    return "What the runner costs besides the nodes: planning, cache, iterations, events.";
  }

  @Override
  public List<BenchRow> run(List<String> args, BenchContext context) throws Exception {
    Files.createDirectories(context.work());
    work = Files.createTempDirectory(context.work(), "runner");
    recipes = new BenchRecipes(Catalogue.installed(), work);
    List<BenchRow> rows = new ArrayList<>();
    Graph chain = recipes.chain(LONG_CHAIN, 1);
    Path cache = freshFolder();
    run(chain, cache, event -> {});
    rows.add(new BenchRow("first all-cached re-run", once(chain, cache), "ms", "", true));
    rows.add(row("plan and key a chain of 1024", median(() -> keys(chain)), "ms", 20));
    double again = median(() -> run(chain, cache, event -> {}));
    rows.add(row("all-cached re-run of it", again, "ms", 10));
    rows.add(row("overhead per node, chain of 100", perNode(), "ms", 0.05));
    for (int iterations : new int[] {10, 100, 1000, 10_000}) {
      rows.add(row("per iteration, of " + iterations, perIteration(iterations), "ms", 0.1));
    }
    rows.add(row("events of 512 nodes", eventBytes() / 1e6, "MB", 0.2));
    Graph large = recipes.chain(10_000, 1);
    rows.add(
        row("plan a chain of 10000", median(() -> Plan.of(large, targets(large))), "ms", 1000));
    return rows;
  }

  private static BenchRow row(String name, double value, String unit, double bar) {
    return new BenchRow(name, value, unit, "<= " + bar, value <= bar);
  }

  private static List<PortRef> targets(Graph graph) {
    return List.copyOf(graph.recipe().outputs().values());
  }

  /** Plans, and makes every key; the outputs count as known by their node's name. */
  private Map<String, String> keys(Graph graph) throws IOException {
    Map<String, String> made = new HashMap<>();
    Keys keys = new Keys(graph, new FileResolver(work, work), new CodeHash());
    for (Plan.Unit unit : Plan.of(graph, targets(graph)).units()) {
      made.put(unit.id(), Keys.key(keys.parts(unit, ref -> made.get(ref.owner()))));
    }
    return made;
  }

  private double once(Graph graph, Path cache) throws Exception {
    long begin = System.nanoTime();
    run(graph, cache, event -> {});
    return (System.nanoTime() - begin) / 1e6;
  }

  /** A run of a hundred nodes that the cache does not know, less one of one node. */
  private double perNode() throws Exception {
    Path cache = freshFolder();
    double hundred = median(fresh(100), graph -> run(graph, cache, event -> {}));
    double one = median(fresh(1), graph -> run(graph, cache, event -> {}));
    return (hundred - one) / 99;
  }

  private Callable<Graph> fresh(int nodes) {
    return () -> recipes.chain(nodes, ++fresh);
  }

  private double perIteration(int iterations) throws Exception {
    Graph graph = recipes.region(iterations);
    AtomicLong begun = new AtomicLong();
    AtomicLong ended = new AtomicLong();
    int repeats = iterations < 1000 ? REPEATS : 5;
    double[] millis = new double[repeats];
    for (int i = 0; i < repeats; i++) {
      run(
          graph,
          freshFolder(),
          event -> {
            String kind = event.path("e").asText();
            if (kind.equals("region.iteration")) {
              ended.set(System.nanoTime());
              begun.compareAndSet(0, System.nanoTime());
            }
          });
      millis[i] = (ended.get() - begun.getAndSet(0)) / 1e6 / (iterations - 1);
    }
    return Median.of(millis);
  }

  private double eventBytes() throws Exception {
    AtomicLong bytes = new AtomicLong();
    run(
        recipes.chain(512, ++fresh),
        freshFolder(),
        event -> bytes.addAndGet(event.toString().getBytes(StandardCharsets.UTF_8).length + 1));
    return bytes.get();
  }

  private Path freshFolder() throws IOException {
    return Files.createTempDirectory(work, "cache");
  }

  private Object run(Graph graph, Path cache, RunEvents.Listener listener) throws Exception {
    return new Runner(
            graph,
            new FileResolver(work, work),
            new RunOptions(work.resolve("out"), cache, true, Long.MAX_VALUE, 2),
            new RunContact(new RunEvents(List.of(listener))),
            new RunInfo(List.of("bench", "runner"), "", List.of()))
        .run(graph.recipe().outputs(), List.of());
  }

  /** Something done with what was made for it. */
  private interface Use<T> {
    Object of(T made) throws Exception;
  }

  private static double median(Callable<?> job) throws Exception {
    return median(() -> job, Callable::call);
  }

  /** Median time in ms of a use, after some to warm up; what it is used on is made beforehand. */
  private static <T> double median(Callable<T> maker, Use<T> use) throws Exception {
    double[] millis = new double[REPEATS];
    long warm = System.nanoTime() + WARM_UP_NANOS;
    for (int i = 0; i < WARM_UP || System.nanoTime() < warm; i++) {
      use.of(maker.call());
    }
    for (int i = 0; i < REPEATS; i++) {
      T made = maker.call();
      long begin = System.nanoTime();
      use.of(made);
      millis[i] = (System.nanoTime() - begin) / 1e6;
    }
    return Median.of(millis);
  }
}
