package io.avatarloom.core.cli;

import io.avatarloom.core.check.InvalidRecipeException;
import io.avatarloom.core.graph.Graph;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.recipe.Recipe;
import io.avatarloom.core.run.FileResolver;
import io.avatarloom.core.sweep.Sweep;
import io.avatarloom.core.sweep.SweepPlan;
import io.avatarloom.core.sweep.SweepReader;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code loom validate}: checks a recipe and runs nothing. */
@Command(
    name = "validate",
    description = "Checks a recipe: node types, links, parameters, files, cycles. Runs nothing.",
    mixinStandardHelpOptions = true)
final class ValidateCommand implements Callable<Integer> {
  @Mixin RecipeOptions recipe;

  @Override
  public Integer call() throws InvalidRecipeException {
    Catalogue catalogue = InstalledNodes.catalogue();
    Recipe loaded = recipe.load(catalogue);
    FileResolver files = new FileResolver(loaded.folder(), FileResolver.installedAssets());
    Graph graph = RecipeOptions.checked(loaded, catalogue, files);
    SweepReader sweeps = new SweepReader(catalogue);
    for (Sweep sweep : sweeps.all(recipe.recipe)) {
      SweepPlan.of(sweep, catalogue);
    }
    System.out.println(
        loaded.name()
            + ": "
            + loaded.nodes().size()
            + " nodes, "
            + loaded.links().size()
            + " links, "
            + loaded.regions().size()
            + " regions"
            + writtenOut(loaded, graph)
            + "; nothing is wrong");
    return ExitCode.DONE;
  }

  private static String writtenOut(Recipe loaded, Graph graph) {
    return loaded.hasSubgraphs()
        ? "; with its subgraphs written out " + graph.recipe().nodes().size() + " nodes"
        : "";
  }
}
