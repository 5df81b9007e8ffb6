package io.avatarloom.editor.canvas;

import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.editor.session.FreshId;
import io.avatarloom.editor.session.FuzzySearch;
import io.avatarloom.editor.session.IdentityEdits;
import io.avatarloom.editor.session.LinkEdits;
import io.avatarloom.editor.session.LinkRules;
import io.avatarloom.editor.session.NodeEdits;
import io.avatarloom.editor.session.Spot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the node types that answer a search, and adds what was picked. */
final class NodeAdder {
  /**
   * A node type that can be added.
   *
   * @param port the port that the dropped link is joined to, empty for none
   */
  record Choice(NodeSpec spec, String port) {}

  private final Desk desk;

  NodeAdder(Desk desk) {
    this.desk = desk;
  }

  /** Types that fit, the best first. */
  List<Choice> find(CanvasHost.SearchRequest request, String typed) {
    Map<String, String> ports = new LinkedHashMap<>();
    if (request.port().isPresent()) {
      for (LinkRules.Candidate fit :
          desk.rules().candidates(request.port().get(), request.fromOutput())) {
        ports.putIfAbsent(fit.type(), fit.port());
      }
    } else {
      desk.catalogue().ids().forEach(id -> ports.put(id, ""));
    }
    List<Choice> all = new ArrayList<>();
    ports.forEach(
        (id, port) ->
            all.add(new Choice(desk.catalogue().node(id).map(Node::spec).orElseThrow(), port)));
    return new FuzzySearch<>(all, NodeAdder::fields).find(typed);
  }

  private static List<String> fields(Choice choice) {
    return List.of(choice.spec().title(), choice.spec().id(), choice.spec().help());
  }

  /** Adds a node, joins it to the dropped link and selects it; or exchanges the one to replace. */
  void add(CanvasHost.SearchRequest request, Choice choice) {
    String type = choice.spec().id();
    if (!request.replaces().isEmpty()) {
      desk.apply(new IdentityEdits(desk.catalogue()).replace(request.replaces(), type));
      return;
    }
    String id = FreshId.ofNode(desk.state(), type);
    String gesture = desk.newGesture();
    Spot at = place(request);
    desk.apply(new NodeEdits(desk.catalogue()).add(type, at, desk.regionAt(request.at())), gesture);
    if (request.port().isPresent()) {
      PortRef old = request.port().get();
      PortRef fresh = new PortRef(id, choice.port());
      LinkEdits links = new LinkEdits(desk.catalogue());
      desk.apply(
          request.fromOutput() ? links.connect(old, fresh) : links.connect(fresh, old), gesture);
    }
    desk.document().endGesture();
    desk.select(Set.of(id));
    desk.focus(id);
  }

  /** The new node's title lies under the pointer; its port where the link was dropped. */
  private static Spot place(CanvasHost.SearchRequest request) {
    double dx = request.port().isEmpty() ? -40 : request.fromOutput() ? 0 : -NodeShape.WIDTH;
    return request.at().plus(dx, -NodeShape.TITLE / 2);
  }
}
