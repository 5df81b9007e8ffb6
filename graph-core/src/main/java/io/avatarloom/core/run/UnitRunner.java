package io.avatarloom.core.run;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.avatarloom.core.graph.Graph;
import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.graph.RegionEntry;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.value.Value;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Runs one unit of a plan, or takes its results from the store. */
final class UnitRunner {
  private final Graph graph;
  private final EarlierWork earlier;
  private final StoredResults results;
  private final RunOptions options;
  private final RegionRun.Surroundings around;
  private final RunEvents events;
  private final Timings timings;
  private final Map<PortRef, Held> held = new ConcurrentHashMap<>();

  UnitRunner(
      Graph graph,
      EarlierWork earlier,
      StoredResults results,
      RunOptions options,
      RegionRun.Surroundings around,
      Timings timings) {
    this.graph = graph;
    this.earlier = earlier;
    this.results = results;
    this.options = options;
    this.around = around;
    this.events = around.events();
    this.timings = timings;
  }

  Value value(PortRef ref) throws IOException {
    return held(ref).value();
  }

  Held held(PortRef ref) {
    Held value = held.get(ref);
    if (value == null) {
      throw new IllegalStateException(
          ref + " has no value: the node had nothing to put there; link something else");
    }
    return value;
  }

  /** Forgets the outputs of a unit that nothing reads any more. */
  void release(String unit) {
    held.keySet().removeIf(ref -> ref.owner().equals(unit));
  }

  private String hash(PortRef ref) {
    return held(ref).hash();
  }

  /** Makes the outputs of a unit available. */
  void run(Plan.Unit unit) throws NodeFailure, IOException {
    long begin = System.nanoTime();
    String type = unit.type();
    Verdict verdict = unit.node() == null ? region(unit) : node(unit);
    timings.verdict(unit.id(), type, verdict);
    if (unit.node() == null) {
      timings.add(unit.id(), type, System.nanoTime() - begin);
    }
    ObjectNode done = events.event("node.done").put("node", unit.id());
    done.put("ms", (System.nanoTime() - begin) / 1_000_000)
        .put("verdict", verdict.word())
        .put("why", verdict.reason())
        .put("memory", Memory.usedBytes());
    tellOutputs(unit, done.putObject("outputs"));
    events.send(done);
  }

  private void tellOutputs(Plan.Unit unit, ObjectNode outputs) {
    held.forEach(
        (ref, value) -> {
          if (ref.owner().equals(unit.id())) {
            ObjectNode output = outputs.putObject(ref.port()).put("type", value.type().id());
            value.kept().ifPresent(k -> output.put("blob", k.blob()).put("bytes", k.bytes()));
          }
        });
  }

  /** Bytes of the outputs that are in memory, as far as their sizes are known. */
  long bytesHeld() {
    return held.values().stream().mapToLong(Held::bytesInMemory).sum();
  }

  private Verdict node(Plan.Unit unit) throws NodeFailure, IOException {
    NodeSpec spec = graph.spec(unit.node());
    if (!options.useCache()) {
      holdAll(unit, call(unit).outputs());
      return Verdict.run("the cache is off");
    }
    EarlierWork.Finding finding = earlier.find(unit, this::hash);
    if (!spec.stored()) {
      earlier.remember(unit, finding);
      results.keepHashes(holdAll(unit, call(unit).outputs()), finding.key());
      return Verdict.run(Verdict.LOADER);
    }
    if (takeFromStore(unit, finding)) {
      earlier.remember(unit, finding);
      return Verdict.hit();
    }
    String reason = earlier.reason(unit, finding);
    earlier.remember(unit, finding);
    NodeCall call = call(unit);
    if (call.usedRandom()) {
      results.markRandom(finding.key());
    }
    keep(unit, call.outputs(), earlier.keyOf(unit, finding, call.usedRandom()));
    return Verdict.run(reason);
  }

  private NodeCall call(Plan.Unit unit) throws NodeFailure, IOException {
    return around.caller().call(unit.node(), null, 0, this::value);
  }

  private Verdict region(Plan.Unit unit) throws NodeFailure, IOException {
    EarlierWork.Finding finding = earlier.find(unit, this::hash);
    String reason = "the cache is off";
    if (options.useCache()) {
      if (takeFromStore(unit, finding)) {
        earlier.remember(unit, finding);
        return Verdict.hit();
      }
      reason = earlier.reason(unit, finding);
      earlier.remember(unit, finding);
    }
    RegionCheckpoint checkpoint =
        new RegionCheckpoint(options.checkpoints().resolve(finding.key()));
    RegionRun run = new RegionRun(graph, unit, this::value, checkpoint, around);
    int from = run.resume();
    if (from > 0) {
      events.log(unit.id(), "resumes from the checkpoint at iteration " + from);
    }
    RegionRun.Result result = run.run();
    Map<String, Value> outputs = new TreeMap<>(result.slots());
    outputs.put(RegionEntry.SERIES, result.series());
    if (options.useCache()) {
      keep(unit, outputs, finding.key());
    } else {
      holdAll(unit, outputs);
    }
    checkpoint.delete();
    return from > 0 ? Verdict.resumed(from) : Verdict.run(reason);
  }

  private Map<String, Held> holdAll(Plan.Unit unit, Map<String, Value> outputs) {
    Map<String, Held> made = new TreeMap<>();
    outputs.forEach((port, value) -> made.put(port, Held.inMemory(value)));
    made.forEach((port, value) -> hold(unit, port, value));
    return made;
  }

  private void hold(Plan.Unit unit, String port, Held value) {
    held.put(new PortRef(unit.id(), port), value);
  }

  private boolean takeFromStore(Plan.Unit unit, EarlierWork.Finding finding) throws IOException {
    Optional<Map<String, Held>> found =
        finding.record().isPresent() ? results.take(finding.record().get()) : Optional.empty();
    found.ifPresent(
        outputs -> {
          results.used(earlier.keyOf(unit, finding, finding.random()));
          outputs.forEach((port, value) -> hold(unit, port, value));
        });
    return found.isPresent();
  }

  private void keep(Plan.Unit unit, Map<String, Value> outputs, String key) {
    ObjectNode record = JsonNodeFactory.instance.objectNode();
    record.put("node", unit.id()).put("type", unit.type());
    results.keep(record, outputs, key).forEach((port, value) -> hold(unit, port, value));
  }
}
