package io.avatarloom.editor.canvas;

import io.avatarloom.core.graph.PortRef;
import io.avatarloom.editor.session.Spot;
import java.io.File;
import java.util.Optional;

/** What the canvas asks of the window around it. */
public interface CanvasHost {
  /**
   * A wish to add a node.
   *
   * @param at where the node should stand, graph units
   * @param screenX where the search should open, pixels of the canvas
   * @param screenY where the search should open, pixels of the canvas
   * @param port a dropped link starts or ends here; the new node should fit it
   * @param fromOutput true when that port is an output
   * @param replaces id of the node that the new one takes the place of; empty for none
   */
  record SearchRequest(
      Spot at,
      double screenX,
      double screenY,
      Optional<PortRef> port,
      boolean fromOutput,
      String replaces) {}

  /** Opens a search for node types; the canvas has one of its own: {@link NodeSearch}. */
  void openSearch(SearchRequest request);

  /** Opens the manual page of a node type. */
  void openHelp(String type);

  /** Shows the values of a node, region or frame and takes the keyboard there. */
  void openInspector(String id);

  /**
   * The file of what a run has left at an output, to be dragged to other programs; empty when there
   * is none, or it cannot be written.
   *
   * @param output with the path of its node in a run
   */
  default Optional<File> result(PortRef output) {
    return Optional.empty();
  }

  /** Shows one sentence about what was wished for and is not possible. */
  default void say(String sentence) {}

  /**
   * An action of the key map that the canvas does not know itself: undo, save, run and the like.
   *
   * @return false when nobody knows it
   */
  boolean perform(String action);
}
