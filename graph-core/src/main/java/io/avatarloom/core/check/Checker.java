package io.avatarloom.core.check;

import io.avatarloom.core.graph.Graph;
import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.recipe.Recipe;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** Finds everything that would keep a graph from running, before anything runs. */
public final class Checker {
  private final Graph graph;
  private final Function<String, Path> files;
  private final Findings findings = new Findings();
  private final SourceType types;

  /**
   * @param files resolves the text of a file parameter
   */
  public Checker(Graph graph, Function<String, Path> files) {
    this.graph = graph;
    this.files = files;
    this.types = new SourceType(graph, findings);
  }

  /** All findings, in recipe order; empty when the graph can run. */
  public List<Diagnostic> check() {
    Recipe recipe = graph.recipe();
    recipe.nodes().forEach(new NodeCheck(graph, files, findings)::check);
    recipe.links().forEach(new LinkCheck(graph, types, findings)::check);
    recipe.regions().forEach(new RegionCheck(graph, types, findings)::check);
    recipe.outputs().forEach(this::checkOutput);
    if (findings.none()) {
      new ModeCheck(graph).find().forEach(findings::add);
    }
    if (findings.none()) {
      new CycleCheck(graph).find().ifPresent(findings::add);
    }
    return findings.list();
  }

  private void checkOutput(String file, PortRef ref) {
    types.of(ref, file);
    if (!graph.regionOf(ref.owner()).isEmpty()) {
      findings.add(file, "", ref + " lies inside a region; carry it in a slot to write it");
    }
    if (file.indexOf('.') < 0) {
      findings.add(file, "", "an output needs a file name with an ending");
    }
  }
}
