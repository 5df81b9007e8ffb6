package io.avatarloom.editor.canvas;

import io.avatarloom.core.graph.PortRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the previews of a node lie: at its foot, in the order of its outputs. */
final class PreviewPlaces {
  /**
   * A preview in its place.
   *
   * @param y upper edge, graph units
   */
  record Placed(PortRef port, NodePreview preview, double y, double height) {}

  private PreviewPlaces() {}

  static List<Placed> of(Picture.Placed node, Map<PortRef, NodePreview> previews) {
    List<PortRef> ports = new ArrayList<>();
    double all = 0;
    if (node.shape().previewHeight() > 0) {
      for (PortShape port : node.shape().outputs()) {
        PortRef ref = new PortRef(node.id(), port.id());
        if (previews.containsKey(ref)) {
          ports.add(ref);
          all += previews.get(ref).aspect();
        }
      }
    }
    List<Placed> found = new ArrayList<>();
    double y = node.box().y() + node.shape().previewY();
    for (PortRef port : ports) {
      NodePreview preview = previews.get(port);
      double height = node.shape().previewHeight() * preview.aspect() / all;
      found.add(new Placed(port, preview, y, height));
      y += height;
    }
    return found;
  }

  /** The preview at a place of the graph; the topmost node's. */
  static Optional<Placed> at(
      Picture picture, Map<PortRef, NodePreview> previews, double x, double y) {
    int[] here = picture.nodesIn(new Box(x, y, 0, 0));
    if (here.length == 0) {
      return Optional.empty();
    }
    Picture.Placed node = picture.nodes().get(here[here.length - 1]);
    return of(node, previews).stream()
        .filter(placed -> y >= placed.y() && y < placed.y() + placed.height())
        .findFirst();
  }
}
