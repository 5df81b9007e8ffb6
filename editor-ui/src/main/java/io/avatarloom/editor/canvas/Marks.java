package io.avatarloom.editor.canvas;

import io.avatarloom.core.graph.Link;
import io.avatarloom.core.graph.PortRef;
import io.avatarloom.editor.session.Variants;
import java.util.Map;
import java.util.Set;
import javafx.scene.paint.Color;

/**
 * What is shown about a graph beside its structure.
 *
 * @param variants what a run under the chosen preset would take
 * @param problems by place: the owner and port at fault, the port empty for a node as a whole
 */
record Marks(
    Set<String> selection,
    Map<String, NodeStatus> status,
    Map<String, Map<String, String>> problems,
    Variants variants) {
  boolean isBad(String node) {
    NodeStatus known = status.get(node);
    return problems.containsKey(node)
        || (known != null && known.state() == NodeStatus.State.FAILED);
  }

  boolean isIdle(String owner) {
    return variants.idle().contains(owner);
  }

  /** True when nothing would flow along a link: it starts at, ends at or is refused by a node. */
  boolean isIdle(Link link) {
    String choice = variants.choices().get(link.to().owner());
    return isIdle(link.from().owner())
        || isIdle(link.to().owner())
        || (choice != null && !choice.equals(link.to().port()));
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
