package io.avatarloom.core.run;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.avatarloom.core.graph.Graph;
import io.avatarloom.core.graph.PortRef;
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
  private final SharedWork shared;
  private final RegionRun.Surroundings around;
  private final RunEvents events;
  private final Timings timings;
  private final Map<PortRef, Held> held = new ConcurrentHashMap<>();

  UnitRunner(
      Graph graph,
      EarlierWork earlier,
      StoredResults results,
      RunOptions options,
      SharedWork shared,
      RegionRun.Surroundings around,
      Timings timings) {
    this.graph = graph;
    this.earlier = earlier;
    this.results = results;
    this.options = options;
    this.shared = shared;
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

  /** What a unit has made, by port. */
  Map<PortRef, Held> outputs(String unit) {
    Map<PortRef, Held> found = new TreeMap<>();
    held.forEach(
        (ref, value) -> {
          if (ref.owner().equals(unit)) {
            found.put(ref, value);
          }
        });
    return found;
  }

  private void tellOutputs(Plan.Unit unit, ObjectNode outputs) {
    outputs(unit.id())
        .forEach(
            (ref, value) -> {
              ObjectNode output = outputs.putObject(ref.port()).put("type", value.type().id());
              value.kept().ifPresent(k -> output.put("blob", k.blob()).put("bytes", k.bytes()));
            });
  }

  /** Bytes of the outputs that are in memory, as far as their sizes are known. */
  long bytesHeld() {
    return held.values().stream().mapToLong(Held::bytesInMemory).sum();
  }

  private Verdict node(Plan.Unit unit) throws NodeFailure, IOException {
    if (!options.useCache()) {
      holdAll(unit, call(unit).outputs());
      return Verdict.run("the cache is off");
    }
    return graph.spec(unit.node()).stored() ? once(unit, this::computed) : once(unit, this::loaded);
  }

  private Verdict region(Plan.Unit unit) throws NodeFailure, IOException {
    if (!options.useCache()) {
      RegionWork work = regionWork(unit, earlier.find(unit, this::hash).key());
      holdAll(unit, work.outputs());
      return work.ended("the cache is off");
    }
    return once(unit, this::iterated);
  }

  /** Does work that nobody has done. */
  private interface Making {
    Verdict make(Plan.Unit unit, EarlierWork.Finding finding, SharedWork.Claim claim)
        throws NodeFailure, IOException;
  }

  /** Makes the outputs of a unit, unless the store has them or another run is at it. */
  private Verdict once(Plan.Unit unit, Making making) throws NodeFailure, IOException {
    boolean stored = unit.node() == null || graph.spec(unit.node()).stored();
    while (true) {
      EarlierWork.Finding finding = earlier.find(unit, this::hash);
      if (stored && takeFromStore(unit, finding)) {
        earlier.remember(unit, finding);
        return Verdict.hit();
      }
      SharedWork.Claim claim = shared.claim(earlier.keyOf(unit, finding, finding.random()));
      if (claim.mine()) {
        if (stored && shared.several() && madeMeanwhile(unit, finding)) {
          shared.lookAgain(claim);
          continue;
        }
        return make(unit, making, finding, claim);
      }
      Optional<Map<String, Held>> made =
          SharedWork.await(claim, unit.id(), around.caller().cancellation());
      if (made.isPresent()) {
        made.get().forEach((port, value) -> hold(unit, port, value));
        return Verdict.shared();
      }
    }
  }

  /** Whether the store has got the outputs since it was asked. */
  private boolean madeMeanwhile(Plan.Unit unit, EarlierWork.Finding before) throws IOException {
    EarlierWork.Finding now = earlier.find(unit, this::hash);
    return now.random() != before.random()
        || (before.record().isEmpty() && now.record().isPresent());
  }

  private Verdict make(
      Plan.Unit unit, Making making, EarlierWork.Finding finding, SharedWork.Claim claim)
      throws NodeFailure, IOException {
    try {
      return making.make(unit, finding, claim);
    } catch (NodeFailure | IOException | RuntimeException | Error e) {
      shared.failed(claim, e);
      throw e;
    }
  }

  private Verdict loaded(Plan.Unit unit, EarlierWork.Finding finding, SharedWork.Claim claim)
      throws NodeFailure, IOException {
    earlier.remember(unit, finding);
    Map<String, Held> outputs = holdAll(unit, call(unit).outputs());
    results.keepHashes(outputs, finding.key());
    shared.done(claim, outputs);
    return Verdict.run(Verdict.LOADER);
  }

  private Verdict computed(Plan.Unit unit, EarlierWork.Finding finding, SharedWork.Claim claim)
      throws NodeFailure, IOException {
    String reason = earlier.reason(unit, finding);
    earlier.remember(unit, finding);
    NodeCall call = call(unit);
    if (call.usedRandom() && !finding.random()) {
      keepRandom(unit, call, finding);
      shared.lookAgain(claim);
    } else {
      keep(unit, call.outputs(), claim);
    }
    return Verdict.run(reason);
  }

  /**
   * Work that turned out to draw random numbers: it is kept under another key than it was claimed.
   */
  private void keepRandom(Plan.Unit unit, NodeCall call, EarlierWork.Finding finding) {
    SharedWork.Claim own = shared.claim(earlier.keyOf(unit, finding, true));
    try {
      earlier.markRandom(finding);
      keep(unit, call.outputs(), own);
    } catch (RuntimeException | Error e) {
      shared.failed(own, e);
      throw e;
    }
  }

  private NodeCall call(Plan.Unit unit) throws NodeFailure, IOException {
    return around.caller().call(unit.node(), null, 0, this::value);
  }

  private Verdict iterated(Plan.Unit unit, EarlierWork.Finding finding, SharedWork.Claim claim)
      throws NodeFailure, IOException {
    String reason = earlier.reason(unit, finding);
    earlier.remember(unit, finding);
    RegionWork work = regionWork(unit, finding.key());
    keep(unit, work.outputs(), claim);
    return work.ended(reason);
  }

  private RegionWork regionWork(Plan.Unit unit, String key) {
    RegionCheckpoint checkpoint = new RegionCheckpoint(options.checkpoints().resolve(key));
    return new RegionWork(
        unit, new RegionRun(graph, unit, this::value, checkpoint, around), checkpoint, events);
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

  private void keep(Plan.Unit unit, Map<String, Value> outputs, SharedWork.Claim claim) {
    ObjectNode record = JsonNodeFactory.instance.objectNode();
    record.put("node", unit.id()).put("type", unit.type());
    results.keep(
        record,
        outputs,
        claim.key(),
        new StoredResults.Following() {
          @Override
          public void made(Map<String, Held> held) {
            held.forEach((port, value) -> hold(unit, port, value));
            shared.done(claim, held);
          }

          @Override
          public void written() {
            shared.forget(claim.key());
          }
        });
  }
}
