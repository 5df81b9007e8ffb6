package io.avatarloom.core.run;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.avatarloom.core.graph.Graph;
import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.value.Value;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Runs one unit of a plan, or takes its results from the store. */
final class UnitRunner {
  /** What the units of a run have in common. */
  record Run(
      Graph graph,
      EarlierWork earlier,
      StoredResults results,
      RunOptions options,
      SharedWork shared,
      RegionRun.Surroundings around,
      Timings timings) {}

  private static final String CACHE_OFF = "the cache is off";

  private final Run run;
  private final Graph graph;
  private final EarlierWork earlier;
  private final StoredResults results;
  private final SharedWork shared;
  private final RegionRun.Surroundings around;
  private final RunEvents events;
  private final Map<String, Map<String, Held>> held = new ConcurrentHashMap<>();

  UnitRunner(Run run) {
    this.run = run;
    this.graph = run.graph();
    this.earlier = run.earlier();
    this.results = run.results();
    this.shared = run.shared();
    this.around = run.around();
    this.events = run.around().events();
  }

  Value value(PortRef ref) throws IOException {
    return held(ref).value();
  }

  Held held(PortRef ref) {
    Held value = held.getOrDefault(ref.owner(), Map.of()).get(ref.port());
    if (value == null) {
      throw new IllegalStateException(
          ref + " has no value: the node had nothing to put there; link something else");
    }
    return value;
  }

  /** Forgets the outputs of a unit that nothing reads any more. */
  void release(String unit) {
    held.remove(unit);
  }

  private String hash(PortRef ref) {
    return held(ref).hash();
  }

  /** Makes the outputs of a unit available, and tells of it. */
  void run(Plan.Unit unit) throws NodeFailure, IOException {
    long begin = System.nanoTime();
    Verdict verdict = make(unit);
    run.timings().verdict(unit.id(), unit.type(), verdict);
    if (unit.node() == null) {
      run.timings().add(unit.id(), unit.type(), System.nanoTime() - begin);
    }
    ObjectNode done = events.event("node.done").put("node", unit.id());
    done.put("ms", (System.nanoTime() - begin) / 1_000_000)
        .put("verdict", verdict.word())
        .put("why", verdict.reason())
        .put("memory", Memory.recentBytes());
    tellOutputs(unit, done.putObject("outputs"));
    events.send(done);
  }

  /** What a unit has made, by port. */
  Map<PortRef, Held> outputs(String unit) {
    Map<PortRef, Held> found = new TreeMap<>();
    held.getOrDefault(unit, Map.of())
        .forEach((port, value) -> found.put(new PortRef(unit, port), value));
    return found;
  }

  private void tellOutputs(Plan.Unit unit, ObjectNode outputs) {
    held.getOrDefault(unit.id(), Map.of())
        .forEach(
            (port, value) -> {
              ObjectNode output = outputs.putObject(port).put("type", value.type().id());
              value.kept().ifPresent(k -> output.put("blob", k.blob()).put("bytes", k.bytes()));
            });
  }

  /** Bytes of the outputs that are in memory, as far as their sizes are known. */
  long bytesHeld() {
    return held.values().stream()
        .flatMap(outputs -> outputs.values().stream())
        .mapToLong(Held::bytesInMemory)
        .sum();
  }

  private Verdict make(Plan.Unit unit) throws NodeFailure, IOException {
    if (run.options().useCache()) {
      return once(unit);
    }
    if (unit.node() != null) {
      holdAll(unit, call(unit).outputs());
      return Verdict.run(CACHE_OFF);
    }
    RegionWork work = regionWork(unit, earlier.find(unit, this::hash));
    holdAll(unit, work.outputs());
    return work.verdict(Verdict.run(CACHE_OFF));
  }

  /** Makes the outputs of a unit, unless the store has them or another run is at it. */
  private Verdict once(Plan.Unit unit) throws NodeFailure, IOException {
    boolean stored = unit.node() == null || graph.spec(unit.node()).stored();
    while (true) {
      EarlierWork.Finding finding = earlier.find(unit, this::hash);
      if (stored && takeFromStore(unit, finding)) {
        return Verdict.hit();
      }
      SharedWork.Claim claim = shared.claim(earlier.keyOf(unit, finding, finding.random()));
      if (!claim.mine()) {
        Optional<Map<String, Held>> made =
            SharedWork.await(claim, unit.id(), around.caller().cancellation());
        if (made.isPresent()) {
          hold(unit, made.get());
          return Verdict.shared();
        }
        continue;
      }
      Optional<Verdict> verdict = stored ? claimed(unit, finding, claim) : loaded(unit, claim);
      if (verdict.isPresent()) {
        return verdict.get();
      }
    }
  }

  private Optional<Verdict> loaded(Plan.Unit unit, SharedWork.Claim claim)
      throws NodeFailure, IOException {
    try {
      EarlierWork.Finding finding = earlier.find(unit, this::hash);
      earlier.remember(unit, finding);
      Map<String, Held> outputs = holdAll(unit, call(unit).outputs());
      results.keepHashes(outputs, finding.key());
      shared.done(claim, outputs);
      return Optional.of(Verdict.run(Verdict.LOADER));
    } catch (NodeFailure | IOException | RuntimeException | Error e) {
      shared.failed(claim, e);
      throw e;
    }
  }

  /**
   * Does claimed work, unless somebody has done it since the store was asked.
   *
   * @return empty if the work has turned out to have another key
   */
  private Optional<Verdict> claimed(
      Plan.Unit unit, EarlierWork.Finding before, SharedWork.Claim claim)
      throws NodeFailure, IOException {
    StoreLock.Claim outside = StoreLock.FREE;
    try {
      outside = claimOutside(unit, claim);
      EarlierWork.Finding finding = earlier.again(unit, before);
      if (finding.random() != before.random()) {
        outside.close();
        shared.lookAgain(claim);
        return Optional.empty();
      }
      if (takeFromStore(unit, finding)) {
        outside.close();
        shared.done(claim, held.get(unit.id()));
        shared.forget(claim.key());
        return Optional.of(Verdict.hit());
      }
      Verdict reason = earlier.reason(unit, finding);
      earlier.remember(unit, finding);
      return Optional.of(
          unit.node() == null
              ? iterated(unit, finding, reason, claim, outside)
              : computed(unit, finding, reason, claim, outside));
    } catch (NodeFailure | IOException | RuntimeException | Error e) {
      outside.close();
      shared.failed(claim, e);
      throw e;
    }
  }

  /** Claims work from the other processes, too. */
  private StoreLock.Claim claimOutside(Plan.Unit unit, SharedWork.Claim claim) {
    return shared
        .lock()
        .claim(
            claim.key(),
            around.caller().cancellation(),
            () -> events.log(unit.id(), "waits for another run that is at the same work"));
  }

  private Verdict computed(
      Plan.Unit unit,
      EarlierWork.Finding finding,
      Verdict reason,
      SharedWork.Claim claim,
      StoreLock.Claim outside)
      throws NodeFailure, IOException {
    NodeCall call = call(unit);
    if (call.usedRandom() && !finding.random()) {
      keepRandom(unit, call, finding, outside);
      shared.lookAgain(claim);
    } else {
      keep(unit, call.outputs(), claim, outside);
    }
    return reason;
  }

  /**
   * Work that turned out to draw random numbers: it is kept under another key than it was claimed.
   */
  private void keepRandom(
      Plan.Unit unit, NodeCall call, EarlierWork.Finding finding, StoreLock.Claim outside) {
    SharedWork.Claim own = shared.claim(earlier.keyOf(unit, finding, true));
    try {
      earlier.markRandom(unit, finding);
      keep(unit, call.outputs(), own, outside);
    } catch (RuntimeException | Error e) {
      shared.failed(own, e);
      throw e;
    }
  }

  private NodeCall call(Plan.Unit unit) throws NodeFailure, IOException {
    return around.caller().call(unit.node(), null, 0, this::value);
  }

  private Verdict iterated(
      Plan.Unit unit,
      EarlierWork.Finding finding,
      Verdict reason,
      SharedWork.Claim claim,
      StoreLock.Claim outside)
      throws NodeFailure, IOException {
    RegionWork work = regionWork(unit, finding);
    keep(
        unit,
        work.outputs(),
        claim,
        () -> {
          outside.close();
          if (shared.writer().works()) {
            work.forget();
          }
        });
    return work.verdict(reason);
  }

  private RegionWork regionWork(Plan.Unit unit, EarlierWork.Finding finding) {
    RegionCheckpoint checkpoint =
        new RegionCheckpoint(
            run.options().checkpoints().resolve(finding.key()),
            new RegionCheckpoint.Origin(graph.recipe().name(), unit.id(), finding.parts()));
    return new RegionWork(
        unit, new RegionRun(graph, unit, this::value, checkpoint, around), checkpoint, events);
  }

  private Map<String, Held> holdAll(Plan.Unit unit, Map<String, Value> outputs) {
    Map<String, Held> made = new TreeMap<>();
    outputs.forEach((port, value) -> made.put(port, Held.inMemory(value)));
    hold(unit, made);
    return made;
  }

  private void hold(Plan.Unit unit, Map<String, Held> outputs) {
    held.put(unit.id(), outputs);
  }

  private boolean takeFromStore(Plan.Unit unit, EarlierWork.Finding finding) throws IOException {
    Optional<Map<String, Held>> found = earlier.take(unit, finding, this::anew);
    found.ifPresent(
        outputs -> {
          earlier.remember(unit, finding);
          results.used(earlier.keyOf(unit, finding, finding.random()));
          hold(unit, outputs);
        });
    return found.isPresent();
  }

  /**
   * A value whose stored file is damaged, made again with all it needs. What a node that promises
   * no equal results makes then may differ from what was there.
   */
  Value anew(Plan.Unit unit, String port) throws IOException {
    Verdict verdict = Verdict.run("its stored result is damaged");
    events.log(unit.id(), verdict.reason() + "; it is computed again");
    run.timings().verdict(unit.id(), unit.type(), verdict);
    UnitRunner fresh = new UnitRunner(run);
    PortRef output = unit.output(port);
    try {
      for (Plan.Unit needed : Plan.of(graph, List.of(output)).units()) {
        fresh.make(needed);
      }
      return fresh.value(output);
    } catch (NodeFailure e) {
      throw new IOException(
          output + " has a damaged file in the cache, and cannot be made again: " + e.diagnostic(),
          e);
    }
  }

  private void keep(
      Plan.Unit unit, Map<String, Value> outputs, SharedWork.Claim claim, StoreLock.Claim outside) {
    ObjectNode record = JsonNodeFactory.instance.objectNode();
    record.put("node", unit.id()).put("type", unit.type());
    results.keep(
        record,
        outputs,
        claim.key(),
        new StoredResults.Following() {
          @Override
          public void made(Map<String, Held> made) {
            hold(unit, made);
            shared.done(claim, made);
          }

          @Override
          public void written() {
            shared.forget(claim.key());
          }
        },
        outside);
  }
}
