package io.avatarloom.editor.canvas;

import io.avatarloom.editor.session.Edit;
import io.avatarloom.editor.session.MoveEdits;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What moves with the selection: its nodes, the nodes of its regions, its frames.
 *
 * @param nodes ids; those inside frames are not among them
 */
record Chosen(Set<String> nodes, Set<String> frames) {
  static Chosen of(Desk desk) {
    Set<String> nodes = new LinkedHashSet<>(desk.selectedNodes());
    Set<String> frames = new LinkedHashSet<>();
    for (String id : desk.selection()) {
      if (desk.state().frames().containsKey(id)) {
        frames.add(id);
      }
      if (desk.state().regions().containsKey(id)) {
        desk.state().body(id).forEach(node -> nodes.add(node.id()));
      }
    }
    return new Chosen(nodes, frames);
  }

  boolean isEmpty() {
    return nodes.isEmpty() && frames.isEmpty();
  }

  /**
   * @param dx to the right, graph units
   * @param dy down, graph units
   */
  Edit by(double dx, double dy) {
    return MoveEdits.all(nodes, frames, dx, dy);
  }
}
