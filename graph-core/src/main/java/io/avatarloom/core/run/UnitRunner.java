package io.avatarloom.core.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.avatarloom.core.graph.Graph;
import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.graph.RegionEntry;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.value.Value;
import io.avatarloom.core.value.ValueType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** Runs one unit of a plan, or takes its results from the store. */
final class UnitRunner {
  private final Graph graph;
  private final Keys keys;
  private final Store store;
  private final RunOptions options;
  private final Caller caller;
  private final RunEvents events;
  private final Timings timings;
  private final RegionRun.Preview preview;
  private final Map<PortRef, Held> held = new ConcurrentHashMap<>();
  private final AtomicBoolean storeBroken = new AtomicBoolean();

  UnitRunner(
      Graph graph,
      Keys keys,
      Store store,
      RunOptions options,
      Caller caller,
      RunEvents events,
      Timings timings,
      RegionRun.Preview preview) {
    this.graph = graph;
    this.keys = keys;
    this.store = store;
    this.options = options;
    this.caller = caller;
    this.events = events;
    this.timings = timings;
    this.preview = preview;
  }

  Value value(PortRef ref) throws IOException {
    return held(ref).value();
  }

  private Held held(PortRef ref) {
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
    String type = unit.node() == null ? "region" : unit.node().type();
    Verdict verdict = unit.node() == null ? region(unit) : node(unit);
    timings.verdict(unit.id(), type, verdict);
    if (unit.node() == null) {
      timings.add(unit.id(), type, System.nanoTime() - begin);
    }
    events.send(
        events
            .event("node.done")
            .put("node", unit.id())
            .put("ms", (System.nanoTime() - begin) / 1_000_000)
            .put("verdict", verdict.word())
            .put("why", verdict.reason()));
  }

  private Verdict node(Plan.Unit unit) throws NodeFailure, IOException {
    NodeSpec spec = graph.spec(unit.node());
    if (!spec.stored() || !options.useCache()) {
      compute(unit).forEach((port, value) -> hold(unit, port, Held.inMemory(value)));
      return Verdict.run(
          spec.stored() ? "the cache is off" : "it is a loader, which runs every time");
    }
    String key = keys.node(unit.node(), this::hash);
    Optional<JsonNode> record = store.record(key);
    if (record.isPresent() && record.get().path("random").asBoolean()) {
      record = store.record(keys.withRandom(key, unit.id()));
    }
    if (record.isPresent() && takeFromStore(unit, record.get())) {
      return Verdict.hit();
    }
    NodeCall call = caller.call(unit.node(), null, 0, this::value);
    String finalKey = key;
    if (call.usedRandom()) {
      putRecord(key, JsonNodeFactory.instance.objectNode().put("random", true));
      finalKey = keys.withRandom(key, unit.id());
    }
    keep(unit, call.outputs(), finalKey);
    return Verdict.run(
        record.isPresent() ? "a stored result was missing or damaged" : "no earlier result fits");
  }

  private Map<String, Value> compute(Plan.Unit unit) throws NodeFailure, IOException {
    return caller.call(unit.node(), null, 0, this::value).outputs();
  }

  private Verdict region(Plan.Unit unit) throws NodeFailure, IOException {
    String key = keys.region(unit, this::hash);
    if (options.useCache()) {
      Optional<JsonNode> record = store.record(key);
      if (record.isPresent() && takeFromStore(unit, record.get())) {
        return Verdict.hit();
      }
    }
    Path folder =
        options.useCache()
            ? store.root().resolve("checkpoints")
            : options.out().resolve(".loom").resolve("checkpoints");
    RegionCheckpoint checkpoint = new RegionCheckpoint(folder.resolve(key));
    RegionRun run = new RegionRun(graph, unit, caller, this::value, checkpoint, events, preview);
    int from = run.resume();
    if (from > 0) {
      events.log(unit.id(), "resumes from the checkpoint at iteration " + from);
    }
    RegionRun.Result result = run.run();
    Map<String, Value> outputs = new TreeMap<>(result.slots());
    outputs.put(RegionEntry.SERIES, result.series());
    if (options.useCache()) {
      keep(unit, outputs, key);
    } else {
      outputs.forEach((port, value) -> hold(unit, port, Held.inMemory(value)));
    }
    checkpoint.delete();
    return from > 0 ? Verdict.resumed(from) : Verdict.run("no earlier result fits");
  }

  private void hold(Plan.Unit unit, String port, Held value) {
    held.put(new PortRef(unit.id(), port), value);
  }

  private boolean takeFromStore(Plan.Unit unit, JsonNode record) throws IOException {
    Map<String, Held> found = new TreeMap<>();
    for (Map.Entry<String, JsonNode> output : record.path("outputs").properties()) {
      String hash = output.getValue().path("hash").asText();
      Optional<ValueType<?>> type =
          graph.catalogue().valueType(output.getValue().path("type").asText());
      if (type.isEmpty() || !store.intact(hash)) {
        return false;
      }
      found.put(output.getKey(), Held.stored(hash, () -> decode(type.get(), hash)));
    }
    found.forEach((port, value) -> hold(unit, port, value));
    return true;
  }

  private Value decode(ValueType<?> type, String hash) throws IOException {
    return type.codec()
        .decode(
            store
                .blob(hash)
                .orElseThrow(
                    () ->
                        new IOException(
                            "a cached result vanished while it was in use; run again")));
  }

  /** Holds outputs and stores them. A store that cannot be written costs the cache, not the run. */
  private void keep(Plan.Unit unit, Map<String, Value> outputs, String key) {
    ObjectNode record = JsonNodeFactory.instance.objectNode();
    record.put("node", unit.id()).put("type", unit.node() == null ? "region" : unit.node().type());
    ObjectNode ports = record.putObject("outputs");
    boolean complete = true;
    for (Map.Entry<String, Value> output : outputs.entrySet()) {
      Held value = Held.inMemory(output.getValue());
      hold(unit, output.getKey(), value);
      ports
          .putObject(output.getKey())
          .put("hash", value.hash())
          .put("type", output.getValue().type().id());
      complete &= putBlob(value.hash(), output.getValue());
    }
    if (complete) {
      putRecord(key, record);
    }
  }

  private boolean putBlob(String hash, Value value) {
    try {
      store.putBlob(hash, value.type().encode(value));
      return true;
    } catch (IOException e) {
      storeBroken(e);
      return false;
    }
  }

  private void putRecord(String key, ObjectNode record) {
    try {
      store.putRecord(key, record);
    } catch (IOException e) {
      storeBroken(e);
    }
  }

  private void storeBroken(IOException e) {
    if (storeBroken.compareAndSet(false, true)) {
      events.log(
          "cache",
          e.getMessage() + "; the run goes on, but what it computes is not kept for the next run");
    }
  }
}
