package io.avatarloom.editor.canvas;

import io.avatarloom.core.graph.PortRef;
import io.avatarloom.editor.session.NodeItem;

/** What a screen reader says about what has the focus in the graph. */
final class SpokenText {
  private SpokenText() {}

  static String of(Desk desk, Marks marks) {
    if (desk.focusedPort().isPresent()) {
      return port(desk, desk.focusedPort().get());
    }
    NodeItem node = desk.state().nodes().get(desk.focused());
    if (node == null) {
      return other(desk, marks);
    }
    String title = desk.index().spec(node.id()).map(spec -> spec.title()).orElse(node.type());
    var links = desk.index().touching(node.id());
    int into = links.count(item -> item.link().to().owner().equals(node.id()));
    return title
        + ", node "
        + node.id()
        + (node.region().isEmpty() ? "" : ", in region " + node.region())
        + ", "
        + into
        + " links in, "
        + (links.size() - into)
        + " out"
        + (node.mode().isEmpty() ? "" : ", " + node.mode())
        + trouble(marks, node.id());
  }

  /** What the focus is on: port, node, region, frame or the graph. */
  static String role(Desk desk) {
    if (desk.focusedPort().isPresent()) {
      return "port";
    }
    String id = desk.focused();
    return desk.state().nodes().containsKey(id)
        ? "node"
        : desk.state().regions().containsKey(id)
            ? "region"
            : desk.state().frames().containsKey(id) ? "frame" : "graph";
  }

  private static String other(Desk desk, Marks marks) {
    String id = desk.focused();
    return switch (role(desk)) {
      case "region" ->
          "region " + id + ", " + nodes(desk.state().body(id).size()) + trouble(marks, id);
      case "frame" -> "frame " + desk.state().frames().get(id).title();
      default -> "graph with " + nodes(desk.state().nodes().size());
    };
  }

  private static String nodes(int count) {
    return count + (count == 1 ? " node" : " nodes");
  }

  private static String trouble(Marks marks, String id) {
    String status = marks.status().containsKey(id) ? ", " + marks.status().get(id).badge() : "";
    String problem = marks.message(id);
    return status + (problem.isEmpty() ? "" : ", " + problem);
  }

  private static String port(Desk desk, PortRef ref) {
    boolean input = desk.isFocusedInput();
    var ports = desk.index().ports(ref.owner());
    String type =
        (input ? ports.input(ref.port()) : ports.output(ref.port()))
            .map(port -> port.type().toString())
            .orElse("anything");
    var links = input ? desk.index().into(ref) : desk.index().outOf(ref);
    String linked =
        links.isEmpty()
            ? "not linked"
            : "linked to "
                + links
                    .collect(item -> input ? item.link().from() : item.link().to())
                    .makeString(", ");
    return (input ? "input " : "output ")
        + ref.port()
        + " of "
        + ref.owner()
        + ", "
        + type
        + ", "
        + linked;
  }
}
