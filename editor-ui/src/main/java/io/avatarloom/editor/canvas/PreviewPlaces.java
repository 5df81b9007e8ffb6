package io.avatarloom.editor.canvas;

import io.avatarloom.core.graph.PortRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the previews of a node lie: at its foot, pictures first, several of them two in a row; both
 * in the order of the outputs.
 */
final class PreviewPlaces {
  /** Pictures are no higher, so that nodes stay clear of those below. */
  private static final double HIGHEST = 150;

  private static final double GAP = 4;
  private static final double WIDTH = NodeShape.WIDTH - 2 * NodeShape.PAD;

  /**
   * A preview in its place.
   *
   * @param box graph units
   */
  record Placed(PortRef port, NodePreview preview, Box box) {}

  private PreviewPlaces() {}

  private static boolean isPicture(NodePreview preview) {
    return preview instanceof NodePreview.Picture;
  }

  private static long pictures(Collection<NodePreview> shown) {
    return shown.stream().filter(PreviewPlaces::isPicture).count();
  }

  /** Room for previews of a node, graph units; 0 for none. */
  static double height(Collection<NodePreview> shown) {
    double rows = Math.ceil(pictures(shown) / 2.0) * rowHeight(shown);
    return rows
        + shown.stream()
            .filter(preview -> !isPicture(preview))
            .mapToDouble(PreviewPlaces::natural)
            .sum();
  }

  private static double natural(NodePreview preview) {
    return NodeShape.WIDTH * preview.aspect();
  }

  private static double pictureWidth(Collection<NodePreview> shown) {
    return pictures(shown) > 1 ? (WIDTH - GAP) / 2 : WIDTH;
  }

  /** All rows of pictures are as high as the highest needs. */
  private static double rowHeight(Collection<NodePreview> shown) {
    double aspect =
        shown.stream()
            .filter(PreviewPlaces::isPicture)
            .mapToDouble(NodePreview::aspect)
            .max()
            .orElse(0);
    return Math.min(HIGHEST, pictureWidth(shown) * aspect + GAP);
  }

  static List<Placed> of(Picture.Placed node, Map<PortRef, NodePreview> previews) {
    if (node.shape().previewHeight() == 0) {
      return List.of();
    }
    List<PortRef> ports =
        node.shape()
            .outputs()
            .asLazy()
            .collect(port -> new PortRef(node.id(), port.id()))
            .select(previews::containsKey)
            .toList();
    List<NodePreview> shown = ports.stream().<NodePreview>map(previews::get).toList();
    double width = pictureWidth(shown);
    double row = rowHeight(shown);
    double x = node.box().x() + NodeShape.PAD;
    double y = node.box().y() + node.shape().previewY();
    double below = y + Math.ceil(pictures(shown) / 2.0) * row;
    List<Placed> found = new ArrayList<>();
    int next = 0;
    for (int i = 0; i < shown.size(); i++) {
      NodePreview preview = shown.get(i);
      if (isPicture(preview)) {
        Box box = new Box(x + next % 2 * (width + GAP), y + next / 2 * row, width, row);
        found.add(new Placed(ports.get(i), preview, box));
        next++;
      } else {
        found.add(new Placed(ports.get(i), preview, new Box(x, below, WIDTH, natural(preview))));
        below += natural(preview);
      }
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
    return of(node, previews).stream().filter(placed -> placed.box().holds(x, y)).findFirst();
  }
}
