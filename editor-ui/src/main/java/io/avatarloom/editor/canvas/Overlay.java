package io.avatarloom.editor.canvas;

import io.avatarloom.core.check.Diagnostic;
import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.subgraph.Subgraph;
import io.avatarloom.editor.session.Document;
import io.avatarloom.editor.session.InstanceOutputs;
import io.avatarloom.editor.session.NodeItem;
import io.avatarloom.editor.session.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run and the checks say of the whole document, as it concerns one place of it: an instance
 * of a subgraph shows what its inner nodes show together.
 */
final class Overlay {
  private Map<String, NodeStatus> status = Map.of();
  private Map<PortRef, NodePreview> previews = Map.of();
  private List<Diagnostic> problems = List.of();

  void status(Map<String, NodeStatus> byRunId) {
    status = Map.copyOf(byRunId);
  }

  void previews(Map<PortRef, NodePreview> byRunId) {
    previews = Map.copyOf(byRunId);
  }

  void problems(List<Diagnostic> found) {
    problems = List.copyOf(found);
  }

  Map<String, NodeStatus> statusAt(Place place) {
    Map<String, List<NodeStatus>> parts = new LinkedHashMap<>();
    status.forEach(
        (id, known) ->
            place
                .local(id)
                .ifPresent(
                    local -> parts.computeIfAbsent(local, key -> new ArrayList<>()).add(known)));
    Map<String, NodeStatus> found = new HashMap<>();
    parts.forEach((id, all) -> found.put(id, NodeStatus.together(all)));
    return found;
  }

  /** What nodes that stand here show, and instances: what is at their outputs inside. */
  Map<PortRef, NodePreview> previewsAt(Document document) {
    Place place = document.place();
    Map<PortRef, NodePreview> found = new HashMap<>();
    for (NodeItem node : document.state().nodes()) {
      String instance = place.runId(node.id());
      node.subgraph()
          .map(name -> InstanceOutputs.of(document.state(), name))
          .orElse(Map.of())
          .forEach(
              (output, inner) -> {
                PortRef at = new PortRef(Subgraph.path(instance, inner.owner()), inner.port());
                if (previews.containsKey(at)) {
                  found.put(new PortRef(node.id(), output), previews.get(at));
                }
              });
    }
    previews.forEach(
        (port, image) ->
            place
                .local(port.owner())
                .filter(local -> place.runId(local).equals(port.owner()))
                .ifPresent(local -> found.put(new PortRef(local, port.port()), image)));
    return found;
  }

  /** Messages by owner and port. */
  Map<String, Map<String, String>> problemsAt(Document document) {
    Map<String, Map<String, String>> byOwner = new HashMap<>();
    for (Diagnostic problem : problems) {
      for (Diagnostic here : here(problem, document)) {
        byOwner
            .computeIfAbsent(here.owner(), owner -> new LinkedHashMap<>())
            .merge(here.where(), here.message(), (a, b) -> a + "\n" + b);
      }
    }
    return byOwner;
  }

  /** A problem as it shows at the place: where it is, or at the instances that hold it. */
  private static List<Diagnostic> here(Diagnostic problem, Document document) {
    Optional<String> definition = Subgraph.nameIn(Subgraph.first(problem.owner()));
    if (definition.isEmpty()) {
      return document
          .place()
          .local(problem.owner())
          .map(id -> List.of(at(problem, id, document.place().runId(id).equals(problem.owner()))))
          .orElse(List.of());
    }
    if (definition.equals(document.subgraph())) {
      return List.of(at(problem, Subgraph.first(Subgraph.rest(problem.owner())), true));
    }
    return document
        .state()
        .nodeList()
        .select(node -> node.subgraph().equals(definition))
        .collect(NodeItem::id)
        .collect(id -> at(problem, id, false))
        .castToList();
  }

  private static Diagnostic at(Diagnostic problem, String id, boolean exact) {
    return exact
        ? Diagnostic.of(id, problem.where(), problem.message())
        : Diagnostic.of(id, "", problem.toString());
  }
}
