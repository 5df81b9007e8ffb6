package io.avatarloom.core.check;

import io.avatarloom.core.graph.Graph;
import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.node.PortType;
import io.avatarloom.core.recipe.Recipe;
import io.avatarloom.core.subgraph.Subgraph;
import io.avatarloom.core.value.ValueType;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Finds everything that would keep a graph from running, before anything runs. */
public final class Checker {
  private final Graph graph;
  private final Optional<Function<String, Path>> files;
  private final Findings findings = new Findings();
  private final SourceType types;

  /**
   * @param files resolves the text of a file parameter
   */
  public Checker(Graph graph, Function<String, Path> files) {
    this(graph, Optional.of(files));
  }

  private Checker(Graph graph, Optional<Function<String, Path>> files) {
    this.graph = graph;
    this.files = files;
    this.types = new SourceType(graph, findings);
  }

  /**
   * Checks the inside of a definition, as far as it does not depend on where instances lie and what
   * they override.
   */
  static Checker ofDefinition(Graph graph) {
    return new Checker(graph, Optional.empty());
  }

  /** Type of an output, slot or series; empty where the recipe has none of that name. */
  public static Optional<PortType<?>> outputType(Graph graph, PortRef ref) {
    return new SourceType(graph, new Findings()).of(ref, "");
  }

  /**
   * All findings, in recipe order; empty when the graph can run. Cycles are looked for where there
   * are no instances of subgraphs, whose outputs need not depend on all of their inputs.
   */
  public List<Diagnostic> check() {
    Recipe recipe = graph.recipe();
    recipe.nodes().forEach(new NodeCheck(graph, files, findings)::check);
    recipe.links().forEach(new LinkCheck(graph, types, findings)::check);
    recipe.regions().forEach(new RegionCheck(graph, types, findings)::check);
    recipe.outputs().forEach(this::checkOutput);
    if (findings.none()) {
      new ModeCheck(graph).find().forEach(findings::add);
    }
    boolean instances = recipe.nodes().anySatisfy(n -> n.type().startsWith(Subgraph.TYPE));
    if (findings.none() && !instances) {
      new CycleCheck(graph).find().ifPresent(findings::add);
    }
    return findings.list();
  }

  private void checkOutput(String file, PortRef ref) {
    types.of(ref, file).ifPresent(type -> checkFormat(file, type));
    if (!graph.regionOf(ref.owner()).isEmpty()) {
      findings.add(file, "", ref + " lies inside a region; carry it in a slot to write it");
    }
    if (file.indexOf('.') < 0) {
      findings.add(file, "", "an output needs a file name with an ending");
    }
    if (leaves(file)) {
      findings.add(
          file,
          "",
          "an output has a file name, with folders before it if need be, that stays in the folder of"
              + " outputs");
    }
  }

  private void checkFormat(String file, PortType<?> type) {
    List<String> refusals = new ArrayList<>();
    for (ValueType<?> kind : type.kinds()) {
      graph.catalogue().writeRefusal(kind, file).ifPresent(refusals::add);
    }
    if (!refusals.isEmpty() && refusals.size() == type.kinds().size() && file.indexOf('.') >= 0) {
      findings.add(file, "", refusals.get(0));
    }
  }

  private static boolean leaves(String file) {
    try {
      Path path = Path.of(file);
      return path.isAbsolute() || path.normalize().startsWith("..") || file.endsWith("/");
    } catch (InvalidPathException e) {
      return true;
    }
  }
}
