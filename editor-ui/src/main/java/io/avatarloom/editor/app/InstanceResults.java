package io.avatarloom.editor.app;

import io.avatarloom.core.check.InvalidRecipeException;
import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.recipe.Recipe;
import io.avatarloom.core.subgraph.Includes;
import io.avatarloom.core.subgraph.Signatures;
import io.avatarloom.core.subgraph.WrittenOut;
import io.avatarloom.editor.run.RunJob;
import io.avatarloom.editor.run.RunRequest;
import io.avatarloom.editor.run.RunResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Results of nodes in a run; an instance of a subgraph has those that supply its outputs. */
final class InstanceResults {
  private final Catalogue catalogue;
  private final Map<String, SortedMap<String, PortRef>> supplies = new HashMap<>();
  private RunRequest known;

  InstanceResults(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * What is at the outputs of a node, a region or an instance.
   *
   * @param id as the run calls it
   */
  List<RunResult> of(RunJob job, String id) {
    List<RunResult> own = job.state().results(id);
    if (!own.isEmpty() || id.isEmpty()) {
      return own;
    }
    List<RunResult> found = new ArrayList<>();
    supplies(job.request(), id)
        .forEach(
            (output, source) ->
                job.state().results(source.owner()).stream()
                    .filter(result -> result.port().equals(source.port()))
                    .forEach(r -> found.add(new RunResult(output, r.type(), r.blob(), r.bytes()))));
    return found;
  }

  private SortedMap<String, PortRef> supplies(RunRequest request, String id) {
    if (!request.equals(known)) {
      known = request;
      supplies.clear();
    }
    return supplies.computeIfAbsent(id, key -> read(request, key));
  }

  private SortedMap<String, PortRef> read(RunRequest request, String id) {
    try {
      Recipe written = Recipe.parse(request.recipe(), request.title(), request.base());
      if (!written.hasSubgraphs()) {
        return new TreeMap<>();
      }
      Recipe recipe = Includes.takenIn(written, catalogue);
      return WrittenOut.outputs(recipe, new Signatures(recipe.subgraphs(), catalogue), id);
    } catch (InvalidRecipeException e) {
      return new TreeMap<>();
    }
  }
}
