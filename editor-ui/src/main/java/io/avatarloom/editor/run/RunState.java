package io.avatarloom.editor.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.avatarloom.core.check.Diagnostic;
import io.avatarloom.core.value.Series;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** What the events of a run tell so far. Safe to read from any thread; answers are copies. */
public final class RunState {
  private static final int LINES = 5000;
  private final Map<String, NodeState> nodes = new TreeMap<>();
  private final Map<String, Set<String>> bodies = new TreeMap<>();
  private final Map<String, RegionState> regions = new TreeMap<>();
  private final Map<String, Long> iterationTimes = new TreeMap<>();
  private final Map<String, Curves> curves = new TreeMap<>();
  private final SortedMap<String, RunPreview> previews = new TreeMap<>();
  private final List<RunLine> lines = new ArrayList<>();
  private final MemoryLedger ledger = new MemoryLedger();
  private final List<Path> outputs = new ArrayList<>();
  private final Set<String> doneUnits = new HashSet<>();
  private int units;
  private long elapsed;
  private String outcome = "";
  private String device = "";
  private Diagnostic error;

  /** Takes in one event; unknown ones only move the clock. */
  synchronized void accept(JsonNode event) {
    elapsed = Math.max(elapsed, event.path("t").asLong());
    String node = event.path("node").asText();
    switch (event.path("e").asText()) {
      case "run.start" -> units = event.path("units").asInt();
      case "plan" -> event.path("units").forEach(this::planned);
      case "device" -> device = event.path("device").asText();
      case "node.start" -> started(node, event.path("region").asText());
      case "node.progress" ->
          nodes.put(
              node,
              node(node).at(event.path("fraction").asDouble(), event.path("message").asText()));
      case "node.done" -> done(node, event);
      case "node.failed" -> fail(diagnostic(event));
      case "region.iteration" -> iterated(event.path("region").asText(), event);
      case "region.checkpoint" -> region(event, region -> region.saved(event.path("i").asInt()));
      case "region.paused" -> region(event, region -> region.paused(true));
      case "region.resumed" -> region(event, region -> region.paused(false));
      case "region.preview" -> previewed(event);
      case "log" -> line(event.path("level").asText("info"), node, event.path("message").asText());
      case "output" -> outputs.add(Path.of(event.path("file").asText()));
      case "memory" -> ledger.sampled(elapsed, event);
      case "run.done" -> ended(event);
      default -> {}
    }
  }

  private static Diagnostic diagnostic(JsonNode json) {
    return Diagnostic.of(
        json.path("node").asText(), json.path("port").asText(), json.path("message").asText());
  }

  private void ended(JsonNode event) {
    outcome = event.path("status").asText("done");
    if (event.has("diagnostic") && error == null) {
      fail(diagnostic(event.get("diagnostic")));
    }
  }

  private void planned(JsonNode unit) {
    String id = unit.path("id").asText();
    nodes.put(id, node(id).planned(unit.path("verdict").asText(), unit.path("why").asText()));
  }

  private void started(String node, String region) {
    nodes.put(node, node(node).running());
    if (!region.isEmpty()) {
      nodes.put(region, node(region).running());
      bodies.computeIfAbsent(region, key -> new HashSet<>()).add(node);
    }
  }

  private void done(String node, JsonNode event) {
    ledger.done(node, event);
    long ms = event.path("ms").asLong();
    String verdict = event.path("verdict").asText();
    String why = event.path("why").asText();
    nodes.put(node, node(node).done(ms, verdict, why));
    bodies
        .getOrDefault(node, Set.of())
        .forEach(body -> nodes.compute(body, (id, state) -> state.done(0, verdict, why)));
    doneUnits.add(node);
  }

  private void iterated(String region, JsonNode event) {
    nodes.put(region, node(region).running());
    Long before = iterationTimes.put(region, elapsed);
    long took = before == null ? -1 : elapsed - before;
    int i = event.path("i").asInt();
    region(event, state -> state.reached(i, event.path("of").asInt(), took));
    Curves curve = curves.computeIfAbsent(region, key -> new Curves());
    curve.open(i);
    event
        .path("values")
        .properties()
        .forEach(value -> curve.put(value.getKey(), number(value.getValue())));
  }

  private static double number(JsonNode json) {
    return json.isNumber() ? json.asDouble() : Double.NaN;
  }

  private void region(JsonNode event, UnaryOperator<RegionState> change) {
    regions.merge(
        event.path("region").asText(),
        change.apply(RegionState.START),
        (state, first) -> change.apply(state));
  }

  private void previewed(JsonNode event) {
    String region = event.path("region").asText();
    String name = event.path("name").asText();
    Path file = Path.of(event.path("file").asText());
    previews.put(region + "/" + name, new RunPreview(region, name, event.path("i").asInt(), file));
  }

  private void line(String level, String node, String message) {
    if (lines.size() == LINES) {
      lines.remove(0);
    }
    lines.add(new RunLine(elapsed, level, node, message));
  }

  /** Notes why the run failed. The first reason stays. */
  synchronized void fail(Diagnostic why) {
    line("error", why.owner(), why.message());
    if (error == null) {
      error = why;
    }
    if (!why.owner().isEmpty()) {
      nodes.put(why.owner(), node(why.owner()).failed(why.message()));
    }
  }

  /** State of a node or region; waiting if the run has not spoken of it. */
  public synchronized NodeState node(String id) {
    return nodes.getOrDefault(id, NodeState.WAITING);
  }

  /** Every node and region the run has spoken of. */
  public synchronized SortedMap<String, NodeState> nodes() {
    return new TreeMap<>(nodes);
  }

  public synchronized SortedMap<String, RegionState> regions() {
    return new TreeMap<>(regions);
  }

  /** What a region has recorded so far; empty before its first iteration. */
  public synchronized Optional<Series> series(String region) {
    return Optional.ofNullable(curves.get(region)).map(Curves::series);
  }

  /** The latest preview of every name of every region. */
  public synchronized List<RunPreview> previews() {
    return List.copyOf(previews.values());
  }

  /** The latest lines of the log, oldest first. */
  public synchronized List<RunLine> lines() {
    return List.copyOf(lines);
  }

  public synchronized List<MemoryPoint> memory() {
    return ledger.points();
  }

  /** What nodes and regions cost, in the order in which they ended. */
  public synchronized List<MemoryEntry> costs() {
    return ledger.entries();
  }

  /** What is at the outputs of a node or region that is done. */
  public synchronized List<RunResult> results(String node) {
    return ledger.results(node);
  }

  /** Files written so far, as the runner names them. */
  public synchronized List<Path> outputs() {
    return List.copyOf(outputs);
  }

  public synchronized Optional<Diagnostic> error() {
    return Optional.ofNullable(error);
  }

  /** How the runner says it ended: done, failed or cancelled; empty while it has not said so. */
  public synchronized String outcome() {
    return outcome;
  }

  /** The device that nodes have asked for, such as {@code cuda:0}; empty while none has. */
  public synchronized String device() {
    return device;
  }

  /** Milliseconds from the start to the latest event. */
  public synchronized long elapsed() {
    return elapsed;
  }

  /** Share of the work that is done, every unit of the plan counting the same, in [0, 1]. */
  public synchronized double progress() {
    if (outcome.equals("done")) {
      return 1;
    }
    double part =
        nodes.entrySet().stream()
            .filter(entry -> entry.getValue().status() == NodeState.Status.RUNNING)
            .filter(entry -> bodies.values().stream().noneMatch(b -> b.contains(entry.getKey())))
            .mapToDouble(entry -> fraction(entry.getKey(), entry.getValue()))
            .sum();
    return units == 0 ? 0 : Math.min(1, (doneUnits.size() + part) / units);
  }

  private double fraction(String id, NodeState state) {
    RegionState region = regions.get(id);
    return region == null ? state.fraction() : region.fraction();
  }

  /**
   * Milliseconds until the regions at work are through, from their latest iterations; empty while
   * none is.
   */
  public synchronized OptionalLong timeLeft() {
    return regions.entrySet().stream()
        .filter(entry -> node(entry.getKey()).status() == NodeState.Status.RUNNING)
        .filter(entry -> entry.getValue().millisecondsEach() > 0)
        .mapToLong(entry -> entry.getValue().millisecondsLeft())
        .max();
  }
}
