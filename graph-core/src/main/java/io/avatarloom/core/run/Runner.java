package io.avatarloom.core.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.avatarloom.core.check.Diagnostic;
import io.avatarloom.core.check.InvalidRecipeException;
import io.avatarloom.core.file.RunSummary;
import io.avatarloom.core.graph.Graph;
import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.graph.RegionEntry;
import io.avatarloom.core.value.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Runs a checked graph: units in parallel as they become ready, outputs written as they are made.
 */
public final class Runner {
  private final Graph graph;
  private final FileResolver files;
  private final RunOptions options;
  private final RunEvents events;
  private final Cancellation cancellation;
  private final RunInfo info;
  private final Timings timings = new Timings();
  private final OutputWriter outputs;
  private final long started = System.nanoTime();

  /**
   * @param info what the manifest says of the command
   */
  public Runner(
      Graph graph,
      FileResolver files,
      RunOptions options,
      RunEvents events,
      Cancellation cancellation,
      RunInfo info) {
    this.graph = graph;
    this.files = files;
    this.options = options;
    this.events = events;
    this.cancellation = cancellation;
    this.info = info;
    this.outputs = new OutputWriter(options.out());
  }

  /**
   * Runs everything some outputs need and writes them.
   *
   * @param targets port by file name; files ending in .html come last
   * @param extra further ports to compute without writing
   * @throws NodeFailure if a node fails; what was computed before is in the store
   * @throws CancellationException if cancelled
   */
  public RunSummary run(SortedMap<String, PortRef> targets, List<PortRef> extra)
      throws NodeFailure, IOException, InvalidRecipeException {
    List<PortRef> wanted = new ArrayList<>(targets.values());
    wanted.addAll(extra);
    Plan plan = Plan.of(graph, wanted);
    Keys keys = new Keys(graph, files, new CodeHash());
    events.send(
        events
            .event("run.start")
            .put("recipe", graph.recipe().name())
            .put("units", plan.units().size()));
    try (Resources resources = new Resources()) {
      Caller caller = new Caller(graph, files, resources, cancellation, events, timings);
      UnitRunner runner =
          new UnitRunner(
              graph,
              keys,
              new Store(options.cache()),
              options,
              caller,
              events,
              timings,
              this::preview);
      runAll(plan, runner, targets);
      writePages(runner, targets);
    }
    RunSummary summary = summary();
    Manifest.write(options.out().resolve("run.json"), graph, files, summary, outputs, info);
    events.send(events.event("run.done").put("ms", (System.nanoTime() - started) / 1_000_000));
    return summary;
  }

  private RunSummary summary() {
    return new RunSummary(
        graph.recipe().text(),
        info.preset(),
        info.command(),
        graph.recipe().seed(),
        (System.nanoTime() - started) / 1e9,
        Memory.peakBytes(),
        timings.list());
  }

  private void runAll(Plan plan, UnitRunner runner, SortedMap<String, PortRef> targets)
      throws NodeFailure, IOException {
    Map<String, Integer> readers = readers(plan, targets);
    Map<String, CompletableFuture<Void>> futures = new HashMap<>();
    AtomicReference<Throwable> failure = new AtomicReference<>();
    ExecutorService pool = Executors.newFixedThreadPool(options.threads());
    try {
      for (Plan.Unit unit : plan.units()) {
        CompletableFuture<?>[] before =
            unit.reads()
                .collect(ref -> futures.get(ref.owner()))
                .toArray(new CompletableFuture<?>[0]);
        futures.put(
            unit.id(),
            CompletableFuture.allOf(before)
                .thenRunAsync(() -> runUnit(unit, runner, targets, readers, failure), pool));
      }
      CompletableFuture.allOf(futures.values().toArray(CompletableFuture<?>[]::new)).join();
    } catch (CompletionException e) {
      rethrow(failure.get() == null ? e.getCause() : failure.get());
    } finally {
      pool.shutdown();
    }
  }

  private static void rethrow(Throwable cause) throws NodeFailure, IOException {
    if (cause instanceof NodeFailure failure) {
      throw failure;
    }
    if (cause instanceof IOException io) {
      throw io;
    }
    if (cause instanceof RuntimeException runtime) {
      throw runtime;
    }
    throw new IllegalStateException(cause);
  }

  private void runUnit(
      Plan.Unit unit,
      UnitRunner runner,
      SortedMap<String, PortRef> targets,
      Map<String, Integer> readers,
      AtomicReference<Throwable> failure) {
    try {
      cancellation.check();
      runner.run(unit);
      for (Map.Entry<String, PortRef> target : targets.entrySet()) {
        PortRef ref = graph.follow(target.getValue()).orElseThrow();
        if (ref.owner().equals(unit.id()) && !isPage(target.getKey())) {
          write(target.getKey(), runner.value(ref));
        }
      }
      release(unit, runner, readers);
    } catch (NodeFailure | IOException | RuntimeException | Error e) {
      failure.compareAndSet(null, e);
      cancellation.cancel();
      throw new CompletionException(e);
    }
  }

  private void write(String file, Value value) throws NodeFailure {
    try {
      outputs.write(file, value, summary());
    } catch (IOException e) {
      throw new NodeFailure(Diagnostic.of(file, "", e.getMessage()), e);
    }
  }

  private static boolean isPage(String file) {
    return file.endsWith(".html");
  }

  private void writePages(UnitRunner runner, SortedMap<String, PortRef> targets)
      throws NodeFailure, IOException {
    for (Map.Entry<String, PortRef> target : targets.entrySet()) {
      if (isPage(target.getKey())) {
        write(target.getKey(), runner.value(graph.follow(target.getValue()).orElseThrow()));
      }
    }
  }

  /** How many units read each unit; pages count, since they are written at the end. */
  private Map<String, Integer> readers(Plan plan, SortedMap<String, PortRef> targets) {
    Map<String, Integer> readers = new HashMap<>();
    for (Plan.Unit unit : plan.units()) {
      unit.reads()
          .collect(PortRef::owner)
          .toSet()
          .forEach(owner -> readers.merge(owner, 1, Integer::sum));
    }
    targets.forEach(
        (file, ref) -> {
          if (isPage(file)) {
            readers.merge(graph.follow(ref).orElseThrow().owner(), 1, Integer::sum);
          }
        });
    return readers;
  }

  private static void release(Plan.Unit unit, UnitRunner runner, Map<String, Integer> readers) {
    synchronized (readers) {
      for (String owner : unit.reads().collect(PortRef::owner).toSet()) {
        if (readers.merge(owner, -1, Integer::sum) == 0) {
          runner.release(owner);
        }
      }
    }
  }

  private void preview(String region, String name, int iteration, Value value) {
    String file = "previews/" + region + "-" + name + "-" + "%05d".formatted(iteration) + ".png";
    try {
      outputs.write(file, value, summary());
      ObjectNode event = events.event("region.preview").put("region", region).put("i", iteration);
      events.send(event.put("name", name).put("file", options.out().resolve(file).toString()));
    } catch (IOException e) {
      events.log(region, "no preview: " + e.getMessage());
    }
  }

  /** Ports of a region or node, for {@code --to}. */
  public static List<PortRef> portsOf(Graph graph, String owner) throws InvalidRecipeException {
    if (graph.region(owner).isPresent()) {
      return List.of(new PortRef(owner, RegionEntry.SERIES));
    }
    return graph
        .node(owner)
        .map(
            node ->
                graph
                    .spec(node)
                    .outputs()
                    .collect(out -> new PortRef(owner, out.id()))
                    .castToList())
        .orElseThrow(
            () ->
                new InvalidRecipeException(
                    Diagnostic.of("--to", "", "the recipe has no node or region '" + owner + "'")));
  }
}
