package io.avatarloom.core.run;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.avatarloom.core.check.Diagnostic;
import io.avatarloom.core.check.InvalidRecipeException;
import io.avatarloom.core.file.AtomicFile;
import io.avatarloom.core.file.RunSummary;
import io.avatarloom.core.graph.Graph;
import io.avatarloom.core.graph.NodeEntry;
import io.avatarloom.core.graph.NodeMode;
import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.graph.RegionEntry;
import io.avatarloom.core.tensor.Halt;
import io.avatarloom.core.value.Value;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.eclipse.collections.api.list.ImmutableList;

/**
 * Runs a checked graph: units in parallel as they become ready, outputs written as they are made.
 */
public final class Runner {
  /**
   * What a run works with, for the time of the run.
   *
   * @param end what the run has to close: nothing where it is one of several
   */
  private record Work(SharedWork shared, Closeable end) implements Closeable {
    static Work ofOne(RunOptions options, RunEvents events) {
      SharedWork own = SharedWork.ofOne(options, events);
      return new Work(own, own::close);
    }

    @Override
    public void close() throws IOException {
      end.close();
    }
  }

  private final Graph graph;
  private final FileResolver files;
  private final RunOptions options;
  private final RunEvents events;
  private final Cancellation cancellation;
  private final RegionControl control;
  private final RunInfo info;
  private final Supplier<Work> work;
  private final Timings timings = new Timings();
  private final CodeHash code = new CodeHash();
  private final OutputWriter outputs;
  private final Manifest manifest;
  private final Gates gates;
  private final Numbers numbers = new Numbers();
  private final long started = System.nanoTime();

  /**
   * @param info what the manifest says of the command
   */
  public Runner(
      Graph graph, FileResolver files, RunOptions options, RunContact contact, RunInfo info) {
    this(graph, files, options, contact, info, () -> Work.ofOne(options, contact.events()));
  }

  /**
   * A run beside others in one process.
   *
   * @param shared what they have in common; it outlives the run. It must be of the cache of the
   *     options
   */
  public Runner(
      Graph graph,
      FileResolver files,
      RunOptions options,
      RunContact contact,
      RunInfo info,
      SharedWork shared) {
    this(graph, files, options, contact, info, () -> new Work(shared, () -> {}));
  }

  private Runner(
      Graph graph,
      FileResolver files,
      RunOptions options,
      RunContact contact,
      RunInfo info,
      Supplier<Work> work) {
    this.work = work;
    this.graph = graph;
    this.files = files;
    this.options = options;
    this.events = contact.events();
    this.cancellation = contact.cancellation();
    this.control = contact.control();
    this.info = info;
    this.outputs = new OutputWriter(options.out(), graph.catalogue(), code);
    this.manifest = new Manifest(graph, info, code);
    this.gates = new Gates(graph, info.assertions(), events);
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
    info.assertions().forEach(assertion -> wanted.add(assertion.port()));
    Plan plan = Plan.of(graph, wanted);
    events.send(
        events
            .event("run.start")
            .put("recipe", graph.recipe().name())
            .put("units", plan.units().size()));
    targets.forEach(
        (file, port) -> {
          if (graph.follow(port).isEmpty()) {
            events.log(file, "is not written: " + port + " is muted or nothing reaches it");
          }
        });
    return new Outcome(events).of(() -> run(plan, targets));
  }

  private RunSummary run(Plan plan, SortedMap<String, PortRef> targets)
      throws NodeFailure, IOException {
    try (Halt cancelled = Halt.when(cancellation::isCancelled)) {
      work(plan, targets);
    }
    RunSummary summary = summary();
    manifest.write(options.out().resolve("run.json"), files, summary, timings, outputs);
    return summary;
  }

  private void work(Plan plan, SortedMap<String, PortRef> targets) throws NodeFailure, IOException {
    sweep(options.out());
    sweep(options.out().resolve("previews"));
    try (Work at = work.get()) {
      compute(plan, targets, at.shared());
    }
    if (!options.useCache()) {
      hashInputs(plan);
      RegionCheckpoint.deleteAll(options.checkpoints());
    }
  }

  /** Deletes what a killed run left half written. */
  private static void sweep(Path folder) throws IOException {
    AtomicFile.sweep(folder, Instant.now().minusSeconds(60));
  }

  /** For the manifest; with a cache the keys have done it. */
  private void hashInputs(Plan plan) throws IOException {
    Keys keys = new Keys(graph, files, code);
    for (Plan.Unit unit : plan.units()) {
      keys.parts(unit, ref -> "");
    }
  }

  private void compute(Plan plan, SortedMap<String, PortRef> targets, SharedWork shared)
      throws NodeFailure, IOException {
    StoredResults results = new StoredResults(graph.catalogue(), shared.store(), shared.writer());
    EarlierWork earlier = new EarlierWork(graph, new Keys(graph, files, code), results, shared);
    Caller caller = new Caller(graph, files, shared, cancellation, events, timings);
    RegionRun.Surroundings around =
        new RegionRun.Surroundings(caller, control, events, this::preview);
    UnitRunner runner =
        new UnitRunner(
            new UnitRunner.Run(graph, earlier, results, options, shared, around, timings));
    tell(new DryRun(graph, options, earlier, runner::anew).forecasts(plan));
    Optional<StoredFiles> stored =
        options.useCache()
            ? Optional.of(new StoredFiles(shared.store(), shared.writer()))
            : Optional.empty();
    TargetFiles written =
        new TargetFiles(graph, outputs, stored, targets, this::summary, this::written);
    try (MemoryWatch watch = new MemoryWatch(events, runner::bytesHeld, shared::bytesWritten)) {
      new Schedule(plan, runner, written, gates, numbers, cancellation).run(options.threads());
      written.writePages(runner::held);
    }
  }

  /**
   * Numbers it has computed so far, of a failed or cancelled run, too: Number and Flag (1 or 0) by
   * {@code node.port}, the last value of a recorded series by {@code region.series:column}.
   */
  public SortedMap<String, Double> numbers() {
    return numbers.found();
  }

  private void tell(List<DryRun.Forecast> forecasts) {
    ObjectNode event = events.event("plan");
    ArrayNode units = event.putArray("units");
    for (DryRun.Forecast forecast : forecasts) {
      units
          .addObject()
          .put("id", forecast.id())
          .put("type", forecast.type())
          .put("verdict", forecast.verdict().word())
          .put("why", forecast.verdict().reason());
    }
    events.send(event);
  }

  private void written(String file) {
    events.send(events.event("output").put("file", options.out().resolve(file).toString()));
  }

  private RunSummary summary() {
    return new RunSummary(
        manifest.recipe(),
        info.preset(),
        info.command(),
        graph.recipe().seed(),
        (System.nanoTime() - started) / 1e9,
        Memory.peakBytes(),
        timings.list(),
        gates.results());
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

  /** Ports of a region, a node, or the nodes of an instance, for {@code --to}. */
  public static List<PortRef> portsOf(Graph graph, String owner) throws InvalidRecipeException {
    if (graph.region(owner).isPresent()) {
      return List.of(new PortRef(owner, RegionEntry.SERIES));
    }
    if (graph.node(owner).filter(node -> node.mode() != NodeMode.RUN).isPresent()) {
      throw new InvalidRecipeException(
          Diagnostic.of("", "", "the node " + owner + " is muted or bypassed; it does not run"));
    }
    Optional<NodeEntry> node = graph.node(owner);
    if (node.isEmpty() && !graph.inside(owner).isEmpty()) {
      return graph.inside(owner).flatCollect(inner -> ports(graph, inner)).castToList();
    }
    return node.map(entry -> ports(graph, entry).castToList())
        .orElseThrow(
            () ->
                new InvalidRecipeException(
                    Diagnostic.of("", "", "the recipe has no node or region '" + owner + "'")));
  }

  private static ImmutableList<PortRef> ports(Graph graph, NodeEntry node) {
    return graph.spec(node).outputs().collect(out -> new PortRef(node.id(), out.id()));
  }
}
