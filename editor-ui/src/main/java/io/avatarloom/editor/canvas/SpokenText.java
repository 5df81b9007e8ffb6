package io.avatarloom.editor.canvas;

import io.avatarloom.core.graph.PortRef;
import io.avatarloom.editor.session.NodeItem;

/** What a screen reader says about the focused node or port. */
final class SpokenText {
  private SpokenText() {}

  static String of(Desk desk, Marks marks) {
    if (desk.focusedPort().isPresent()) {
      return port(desk, desk.focusedPort().get());
    }
    NodeItem node = desk.state().nodes().get(desk.focused());
    if (node == null) {
      return desk.state().regions().containsKey(desk.focused())
          ? "region " + desk.focused()
          : "graph with " + desk.state().nodes().size() + " nodes";
    }
    String title = desk.index().spec(node.id()).map(spec -> spec.title()).orElse(node.type());
    var links = desk.index().touching(node.id());
    int into = links.count(item -> item.link().to().owner().equals(node.id()));
    String status =
        marks.status().containsKey(node.id()) ? ", " + marks.status().get(node.id()).badge() : "";
    String problem = marks.message(node.id());
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
        + status
        + (problem.isEmpty() ? "" : ", " + problem);
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
