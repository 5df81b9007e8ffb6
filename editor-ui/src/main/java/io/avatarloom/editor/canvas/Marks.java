package io.avatarloom.editor.canvas;

import io.avatarloom.core.graph.PortRef;
import java.util.Map;
import java.util.Set;
import javafx.scene.paint.Color;

/**
 * What is shown about a graph beside its structure.
 *
 * @param problems by place: the owner and port at fault, the port empty for a node as a whole
 */
record Marks(
    Set<String> selection,
    Map<String, NodeStatus> status,
    Map<String, Map<String, String>> problems) {
  boolean isBad(String node) {
    NodeStatus known = status.get(node);
    return problems.containsKey(node)
        || (known != null && known.state() == NodeStatus.State.FAILED);
  }

  boolean isBad(PortRef port) {
    Map<String, String> places = problems.get(port.owner());
    return places != null && places.containsKey(port.port());
  }

  /** What is wrong with a node, its ports included; empty when nothing is. */
  String message(String node) {
    NodeStatus known = status.get(node);
    boolean failed = known != null && known.state() == NodeStatus.State.FAILED;
    String run = failed ? known.message() : "";
    String found = String.join("\n", problems.getOrDefault(node, Map.of()).values());
    return run.isEmpty() || found.isEmpty() ? run + found : run + "\n" + found;
  }

  String badge(Picture.Placed node) {
    if (!node.shape().known()) {
      return "unknown";
    }
    NodeStatus known = status.get(node.id());
    if (known != null) {
      return known.badge();
    }
    return switch (node.item().mode()) {
      case "mute" -> "muted";
      case "bypass" -> "bypass";
      default -> "";
    };
  }

  Color badgeColour(Picture.Placed node, Theme theme) {
    NodeStatus known = status.get(node.id());
    if (!node.shape().known()) {
      return theme.bad;
    }
    return known == null ? theme.label : theme.of(known.state());
  }
}
