package io.avatarloom.core.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.avatarloom.core.basic.BasicNodes;
import io.avatarloom.core.check.InvalidRecipeException;
import io.avatarloom.core.check.RecipeCheck;
import io.avatarloom.core.device.DeviceChoice;
import io.avatarloom.core.file.RunSummary;
import io.avatarloom.core.graph.Graph;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.recipe.Recipe;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Runs recipes of toy nodes in a folder, and remembers the events. */
final class Machine {
  final ToyNodes toys = new ToyNodes();
  final Catalogue catalogue = new Catalogue(List.of(new BasicNodes(), toys));
  final List<JsonNode> events = new CopyOnWriteArrayList<>();
  final RegionControl control = new RegionControl();
  Cancellation cancellation = new Cancellation();
  List<Assertion> assertions = List.of();
  Consumer<JsonNode> told = event -> {};
  long cacheLimit = Long.MAX_VALUE;
  DeviceChoice device = DeviceChoice.AUTO;
  private final Path folder;
  private final String out;

  Machine(Path folder) {
    this(folder, "out");
  }

  /**
   * @param out name of the folder of outputs; runs in several of them share the cache
   */
  Machine(Path folder, String out) {
    this.folder = folder;
    this.out = out;
  }

  Path out(String file) {
    return folder.resolve(out).resolve(file);
  }

  Path cache() {
    return folder.resolve("cache");
  }

  FileResolver files() {
    return new FileResolver(folder, folder);
  }

  /** A checked graph of the sections of a recipe, written with single quotes. */
  Graph graph(String sections) throws InvalidRecipeException {
    return graph(recipe(sections));
  }

  Graph graph(Recipe recipe) throws InvalidRecipeException {
    return RecipeCheck.graph(recipe, catalogue, files()::resolve);
  }

  /** A recipe of sections written with single quotes. */
  Recipe recipe(String sections) throws InvalidRecipeException {
    String head = "{'format': 'avatarloom.recipe', 'version': 1, 'name': 'toy', ";
    return Recipe.parse((head + sections + "}").replace('\'', '"'), "toy", folder);
  }

  RunSummary run(String sections) throws Exception {
    return run(graph(sections), true);
  }

  RunSummary run(Graph graph, boolean useCache) throws Exception {
    events.clear();
    return new Runner(
            graph,
            files(),
            new RunOptions(folder.resolve(out), cache(), useCache, cacheLimit, 2, device),
            new RunContact(
                new RunEvents(List.of(events::add, event -> told.accept(event))),
                cancellation,
                control),
            new RunInfo(List.of("run"), "", assertions))
        .run(graph.recipe().outputs(), List.of());
  }

  /** What a run ends with that is cancelled when a region has paused after some iterations. */
  Object cancelledAfter(String region, int iterations, String sections) throws Exception {
    control.pause(region);
    control.step(region, iterations);
    CompletableFuture<Object> run =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return run(sections);
              } catch (Exception e) {
                return e;
              }
            });
    while (events("region.paused").isEmpty()) {
      Thread.sleep(5);
    }
    cancellation.cancel();
    return run.get(10, TimeUnit.SECONDS);
  }

  /** Events of one kind. */
  List<JsonNode> events(String kind) {
    return events.stream().filter(event -> event.path("e").asText().equals(kind)).toList();
  }

  /** Verdict of a unit in the last run. */
  String verdict(String unit) {
    return events("node.done").stream()
        .filter(event -> event.path("node").asText().equals(unit))
        .map(event -> event.path("verdict").asText())
        .findFirst()
        .orElse("none");
  }
}
