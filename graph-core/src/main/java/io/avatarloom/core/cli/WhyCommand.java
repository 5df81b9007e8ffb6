package io.avatarloom.core.cli;

import io.avatarloom.core.check.InvalidRecipeException;
import io.avatarloom.core.graph.Graph;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.recipe.Recipe;
import io.avatarloom.core.run.DryRun;
import io.avatarloom.core.run.Explanation;
import io.avatarloom.core.run.FileResolver;
import io.avatarloom.core.run.RunOptions;
import io.avatarloom.core.run.Runner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code loom why}: why a node ran, or would. */
@Command(
    name = "why",
    description =
        "Says why a node ran (given a run.json) or would run (given a recipe): what is not as it was"
            + " the last time, back to the nodes where that began.",
    mixinStandardHelpOptions = true)
final class WhyCommand implements Callable<Integer> {
  @Mixin RecipeOptions recipe;
  @Mixin CacheFolder cache;
  @Mixin DeviceOption device;

  @Parameters(index = "1", paramLabel = "NODE", description = "A node or region.")
  String node;

  @Option(names = "--json", description = "Print JSON.")
  boolean json;

  @Override
  public Integer call() throws InvalidRecipeException, IOException, UsageException {
    Explanation found =
        Explanation.isRun(recipe.recipe) ? Explanation.of(recipe.recipe, node) : forecast();
    System.out.print(json ? found.json().toPrettyString() + "\n" : found.text());
    return ExitCode.DONE;
  }

  private Explanation forecast() throws InvalidRecipeException, IOException, UsageException {
    Catalogue catalogue = InstalledNodes.catalogue();
    Recipe loaded = recipe.load(catalogue);
    FileResolver files = new FileResolver(loaded.folder(), FileResolver.installedAssets());
    Graph graph = RecipeOptions.checked(loaded, catalogue, files);
    String region = graph.regionOf(node);
    String unit = region.isEmpty() ? node : region;
    RunOptions options =
        new RunOptions(Path.of("out"), cache.path, true, Long.MAX_VALUE, 1, device.choice);
    List<DryRun.Forecast> forecasts = DryRun.of(graph, files, options, Runner.portsOf(graph, unit));
    return Explanation.of(forecasts, unit)
        .orElseThrow(() -> new UsageException(node + " is an instance; name a node inside it"));
  }
}
