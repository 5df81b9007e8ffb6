package io.avatarloom.core.run;

import io.avatarloom.core.graph.Graph;
import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells what a run would do, computing nothing. */
public final class DryRun {
  /**
   * What would happen to one unit.
   *
   * @param id of the node or region
   * @param type node type, or {@code region}
   * @param verdict {@code hit}, {@code run}, or {@code maybe} when that depends on what another
   *     unit makes
   */
  public record Forecast(String id, String type, Verdict verdict) {}

  private final Graph graph;
  private final RunOptions options;
  private final EarlierWork earlier;
  private final EarlierWork.Repair repair;
  private final Map<PortRef, String> known = new HashMap<>();

  /**
   * @param repair for the run that takes what was found
   */
  DryRun(Graph graph, RunOptions options, EarlierWork earlier, EarlierWork.Repair repair) {
    this.graph = graph;
    this.options = options;
    this.earlier = earlier;
    this.repair = repair;
  }

  /**
   * Units of a checked graph in running order, each with what would happen to it.
   *
   * @param targets ports a run would compute
   * @throws IOException if an input file cannot be read
   */
  public static List<Forecast> of(
      Graph graph, FileResolver files, RunOptions options, Collection<PortRef> targets)
      throws IOException {
    try (SharedWork shared = SharedWork.looking(options.cache())) {
      StoredResults results = new StoredResults(graph.catalogue(), shared.store(), shared.writer());
      Keys keys = new Keys(graph, files, shared.code());
      EarlierWork earlier = new EarlierWork(graph, keys, results, shared);
      return new DryRun(graph, options, earlier, DryRun::nothingIsRead)
          .forecasts(Plan.of(graph, targets));
    }
  }

  private static Value nothingIsRead(Plan.Unit unit, String port) {
    throw new IllegalStateException(unit.output(port) + " was read, though nothing runs");
  }

  List<Forecast> forecasts(Plan plan) throws IOException {
    List<Forecast> forecasts = new ArrayList<>();
    for (Plan.Unit unit : plan.units()) {
      forecasts.add(new Forecast(unit.id(), unit.type(), forecast(unit)));
    }
    return forecasts;
  }

  private Verdict forecast(Plan.Unit unit) throws IOException {
    if (!options.useCache()) {
      return Verdict.run("the cache is off");
    }
    boolean loader = unit.node() != null && !graph.spec(unit.node()).stored();
    Optional<PortRef> open = unit.reads().asLazy().reject(known::containsKey).minOptional();
    if (open.isPresent()) {
      return loader ? Verdict.run(Verdict.LOADER) : Verdict.maybe(open.get().owner());
    }
    EarlierWork.Finding finding = earlier.find(unit, known::get);
    if (loader) {
      finding.record().ifPresent(record -> learn(unit, record.hashes()));
      return Verdict.run(Verdict.LOADER);
    }
    Optional<Map<String, Held>> outputs = earlier.foresee(unit, finding, repair);
    if (outputs.isPresent()) {
      outputs.get().forEach((port, held) -> known.put(unit.output(port), held.hash()));
      return Verdict.hit();
    }
    boolean begun =
        unit.node() == null
            && Files.exists(
                options.checkpoints().resolve(finding.key()).resolve(RegionCheckpoint.INDEX));
    return begun ? Verdict.run("it goes on from its checkpoint") : earlier.reason(unit, finding);
  }

  private void learn(Plan.Unit unit, Map<String, String> hashes) {
    hashes.forEach((port, hash) -> known.put(unit.output(port), hash));
  }
}
