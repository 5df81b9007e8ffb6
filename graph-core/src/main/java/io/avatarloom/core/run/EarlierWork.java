package io.avatarloom.core.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.avatarloom.core.file.Sha256;
import io.avatarloom.core.graph.Graph;
import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.value.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Finds the record of earlier equal work in the store, or says what makes this work new. */
final class EarlierWork {
  /**
   * What the store knows of a unit.
   *
   * @param key of the work as far as it is known: nodes that draw random numbers get another
   * @param parts what the key is made of
   * @param record of equal work, if there is one
   * @param random true when the node is known to draw random numbers
   */
  record Finding(
      String key, SortedMap<String, String> parts, Optional<WorkRecord> record, boolean random) {}

  /** Makes an output of a unit anew whose stored file turned out to be damaged. */
  interface Repair {
    Value anew(Plan.Unit unit, String port) throws IOException;
  }

  /**
   * What was found for a unit with some hashes of its inputs: the run need not look again.
   *
   * @param outputs what the store has of it; null as long as nobody has asked
   */
  private record Known(List<String> inputs, Finding finding, Optional<Map<String, Held>> outputs) {}

  private final Map<String, Known> forecast;
  private final Graph graph;
  private final Keys keys;
  private final StoredResults results;
  private final SharedWork shared;

  EarlierWork(Graph graph, Keys keys, StoredResults results, SharedWork shared) {
    this.graph = graph;
    this.keys = keys;
    this.results = results;
    this.shared = shared;
    this.forecast = new ConcurrentHashMap<>(2 * graph.recipe().nodes().size());
  }

  /**
   * @param hashOf content hash of what an output holds
   */
  Finding find(Plan.Unit unit, Function<PortRef, String> hashOf) throws IOException {
    List<String> inputs = new ArrayList<>();
    unit.reads().forEach(ref -> inputs.add(hashOf.apply(ref)));
    Known known = forecast.get(unit.id());
    return known != null && known.inputs().equals(inputs)
        ? known.finding()
        : look(unit, hashOf, inputs);
  }

  /** The outputs of work that was found, for {@link #take}; empty if they are gone or damaged. */
  Optional<Map<String, Held>> foresee(Plan.Unit unit, Finding finding, Repair repair)
      throws IOException {
    Optional<Map<String, Held>> outputs = stored(unit, finding, repair);
    forecast.computeIfPresent(
        unit.id(), (id, known) -> new Known(known.inputs(), finding, outputs));
    return outputs;
  }

  /**
   * The outputs of work that was found; empty if they are gone or damaged. What was foreseen is
   * handed over, so that nothing here holds a value the run is done with.
   */
  Optional<Map<String, Held>> take(Plan.Unit unit, Finding finding, Repair repair)
      throws IOException {
    Known known = forecast.get(unit.id());
    if (known != null && known.finding() == finding && known.outputs() != null) {
      forecast.remove(unit.id());
      return known.outputs();
    }
    return stored(unit, finding, repair);
  }

  private Optional<Map<String, Held>> stored(Plan.Unit unit, Finding finding, Repair repair)
      throws IOException {
    return finding.record().isEmpty()
        ? Optional.empty()
        : results.take(finding.record().get(), port -> repair.anew(unit, port));
  }

  /** The same with what other runs have added meanwhile. */
  Finding again(Plan.Unit unit, Finding before) {
    results.refresh();
    Finding now = look(unit, before.key(), before.parts());
    forecast.computeIfPresent(unit.id(), (id, known) -> new Known(known.inputs(), now, null));
    return now;
  }

  private Finding look(Plan.Unit unit, Function<PortRef, String> hashOf, List<String> inputs)
      throws IOException {
    SortedMap<String, String> parts = keys.parts(unit, hashOf);
    Finding finding = look(unit, Keys.key(parts), parts);
    forecast.put(unit.id(), new Known(inputs, finding, null));
    return finding;
  }

  private Finding look(Plan.Unit unit, String key, SortedMap<String, String> parts) {
    Optional<WorkRecord> record = results.record(key);
    boolean random = shared.isRandom(key) || (record.isPresent() && record.get().random());
    if (random) {
      record = results.record(keys.withRandom(key, unit.id()));
    }
    return new Finding(key, parts, record, random);
  }

  /** Key under which the results of a unit are kept. */
  String keyOf(Plan.Unit unit, Finding finding, boolean random) {
    return random ? keys.withRandom(finding.key(), unit.id()) : finding.key();
  }

  /** Notes that the work found under a key draws random numbers. */
  void markRandom(Plan.Unit unit, Finding finding) {
    shared.markRandom(finding.key());
    results.markRandom(finding.key());
    remember(unit, new Finding(finding.key(), finding.parts(), finding.record(), true));
  }

  /** Why a unit has to run, compared with the last time it did. */
  Verdict reason(Plan.Unit unit, Finding finding) throws IOException {
    if (finding.record().isPresent()) {
      return Verdict.run("a stored result is missing or damaged");
    }
    Optional<JsonNode> last = results.noted(place(unit));
    if (last.isEmpty()) {
      return Verdict.run("there is no earlier result");
    }
    List<PartChange> changes = Changes.between(last.get(), all(finding), keys.origins(unit));
    return changes.isEmpty()
        ? Verdict.run("the earlier result is no longer in the cache")
        : Verdict.run(changes);
  }

  /** Notes what a unit was made of, for later reasons. */
  void remember(Plan.Unit unit, Finding finding) {
    results.note(place(unit), keyOf(unit, finding, finding.random()), all(finding));
  }

  /** The parts, with the seed of work that draws random numbers. */
  private SortedMap<String, String> all(Finding finding) {
    if (!finding.random()) {
      return finding.parts();
    }
    SortedMap<String, String> all = new TreeMap<>(finding.parts());
    all.put(Keys.SEED, keys.seed());
    return all;
  }

  private String place(Plan.Unit unit) {
    return Sha256.of("last\n" + graph.recipe().name() + "\n" + unit.id());
  }
}
