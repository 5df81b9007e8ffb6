package io.avatarloom.core.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.avatarloom.core.graph.Graph;
import io.avatarloom.core.graph.PortRef;
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
  private final StoredResults results;
  private final EarlierWork earlier;
  private final Map<PortRef, String> known = new HashMap<>();

  DryRun(Graph graph, RunOptions options, StoredResults results, EarlierWork earlier) {
    this.graph = graph;
    this.options = options;
    this.results = results;
    this.earlier = earlier;
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
      return new DryRun(graph, options, results, earlier).forecasts(Plan.of(graph, targets));
    }
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
    Optional<PortRef> open =
        unit.reads().toSortedList().detectOptional(ref -> !known.containsKey(ref));
    if (open.isPresent()) {
      return loader ? Verdict.run(Verdict.LOADER) : Verdict.maybe(open.get().owner());
    }
    EarlierWork.Finding finding = earlier.find(unit, known::get);
    if (loader) {
      finding.record().ifPresent(record -> learn(unit, record.path("hashes")));
      return Verdict.run(Verdict.LOADER);
    }
    if (finding.record().isPresent()) {
      Optional<Map<String, Held>> outputs = results.take(finding.record().get(), port -> null);
      if (outputs.isPresent()) {
        outputs.get().forEach((port, held) -> known.put(unit.output(port), held.hash()));
        return Verdict.hit();
      }
    }
    boolean begun =
        unit.node() == null
            && Files.exists(
                options.checkpoints().resolve(finding.key()).resolve(RegionCheckpoint.INDEX));
    return begun ? Verdict.run("it goes on from its checkpoint") : earlier.reason(unit, finding);
  }

  private void learn(Plan.Unit unit, JsonNode hashes) {
    hashes
        .properties()
        .forEach(hash -> known.put(unit.output(hash.getKey()), hash.getValue().asText()));
  }
}
