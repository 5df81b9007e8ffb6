package io.avatarloom.core.cli;

import io.avatarloom.core.check.InvalidRecipeException;
import io.avatarloom.core.file.AtomicFile;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.node.ManualPage;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.recipe.Recipe;
import io.avatarloom.core.subgraph.Includes;
import io.avatarloom.core.subgraph.Signatures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code loom nodes}: the catalogue. */
@Command(
    name = "nodes",
    description = "Lists node types, or prints the page of one.",
    mixinStandardHelpOptions = true)
final class NodesCommand implements Callable<Integer> {
  @Parameters(index = "0", arity = "0..1", paramLabel = "TYPE", description = "Node type.")
  String type;

  @Option(names = "--markdown", paramLabel = "DIR", description = "Write the page of every node.")
  Path markdown;

  @Option(
      names = "--recipe",
      paramLabel = "RECIPE",
      description = "List the subgraphs of this recipe too.")
  Path recipe;

  @Override
  public Integer call() throws UsageException, IOException, InvalidRecipeException {
    Catalogue catalogue = catalogue();
    if (type != null) {
      NodeSpec spec =
          catalogue
              .node(type)
              .orElseThrow(() -> new UsageException(catalogue.unknown(type)))
              .spec();
      System.out.print(ManualPage.of(spec, catalogue.library(type)));
      return ExitCode.DONE;
    }
    for (String id : catalogue.ids()) {
      NodeSpec spec = catalogue.node(id).orElseThrow().spec();
      if (markdown == null) {
        System.out.printf("%-32s %s%n", id, spec.title());
      } else {
        AtomicFile.write(
            markdown.resolve(id + ".md"),
            ManualPage.of(spec, catalogue.library(id)).getBytes(StandardCharsets.UTF_8));
      }
    }
    return ExitCode.DONE;
  }

  private Catalogue catalogue() throws InvalidRecipeException {
    Catalogue installed = InstalledNodes.catalogue();
    if (recipe == null) {
      return installed;
    }
    Recipe whole = Includes.takenIn(Recipe.read(recipe), installed);
    Signatures signatures = new Signatures(whole.subgraphs(), installed);
    if (!signatures.found().isEmpty()) {
      throw new InvalidRecipeException(signatures.found());
    }
    return installed.with(Signatures.LIBRARY, signatures.instances());
  }
}
