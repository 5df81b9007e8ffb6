package io.avatarloom.editor.session;

import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.eclipse.collections.api.factory.Maps;
import org.eclipse.collections.api.list.ImmutableList;
import org.eclipse.collections.api.map.MutableMap;

/** Edits that tidy up where nodes lie. */
public final class ArrangeEdits {
  /** What nodes are brought into line by. */
  public enum Side {
    LEFT,
    RIGHT,
    TOP,
    BOTTOM,
    /** Centres below one another. */
    CENTRE_X,
    /** Centres beside one another. */
    CENTRE_Y
  }

  private final Function<NodeItem, Size> size;

  /**
   * @param size extent of a node as it is drawn
   */
  public ArrangeEdits(Function<NodeItem, Size> size) {
    this.size = size;
  }

  /** Brings nodes into line with the outermost of them, or with the middle of all. */
  public Edit align(Set<String> ids, Side side) {
    return new Change(
        "align " + Change.count(ids.size(), "node"),
        before -> {
          ImmutableList<NodeItem> nodes = chosen(before, ids);
          return nodes.size() < 2 ? before : NodeEdits.change(before, ids, aligned(nodes, side));
        });
  }

  private UnaryOperator<NodeItem> aligned(ImmutableList<NodeItem> nodes, Side side) {
    double left = nodes.collectDouble(node -> node.at().x()).min();
    double right = nodes.collectDouble(this::right).max();
    double top = nodes.collectDouble(node -> node.at().y()).min();
    double bottom = nodes.collectDouble(this::bottom).max();
    return node -> {
      Size extent = size.apply(node);
      Spot at = node.at();
      return node.withAt(
          switch (side) {
            case LEFT -> new Spot(left, at.y());
            case RIGHT -> new Spot(right - extent.width(), at.y());
            case TOP -> new Spot(at.x(), top);
            case BOTTOM -> new Spot(at.x(), bottom - extent.height());
            case CENTRE_X -> new Spot((left + right - extent.width()) / 2, at.y());
            case CENTRE_Y -> new Spot(at.x(), (top + bottom - extent.height()) / 2);
          });
    };
  }

  private double right(NodeItem node) {
    return node.at().x() + size.apply(node).width();
  }

  private double bottom(NodeItem node) {
    return node.at().y() + size.apply(node).height();
  }

  /** Makes the gaps between nodes equal; the outermost two stay. */
  public Edit distribute(Set<String> ids, boolean horizontally) {
    return new Change(
        "distribute " + Change.count(ids.size(), "node"),
        before -> {
          ImmutableList<NodeItem> nodes = chosen(before, ids);
          return nodes.size() < 3 ? before : distributed(before, nodes, horizontally);
        });
  }

  private Sketch distributed(Sketch before, ImmutableList<NodeItem> nodes, boolean horizontally) {
    ImmutableList<NodeItem> row =
        nodes.toSortedListBy(node -> horizontally ? node.at().x() : node.at().y()).toImmutable();
    double start = along(row.getFirst().at(), horizontally);
    double end = along(row.getLast().at(), horizontally);
    double filled = row.take(row.size() - 1).sumOfDouble(node -> length(node, horizontally));
    double gap = (end - start - filled) / (row.size() - 1);
    MutableMap<String, Spot> spots = Maps.mutable.empty();
    double next = start;
    for (NodeItem node : row) {
      spots.put(
          node.id(), horizontally ? new Spot(next, node.at().y()) : new Spot(node.at().x(), next));
      next += length(node, horizontally) + gap;
    }
    spots.put(row.getLast().id(), row.getLast().at());
    return NodeEdits.change(before, spots.keySet(), node -> node.withAt(spots.get(node.id())));
  }

  private static double along(Spot spot, boolean horizontally) {
    return horizontally ? spot.x() : spot.y();
  }

  private double length(NodeItem node, boolean horizontally) {
    return horizontally ? size.apply(node).width() : size.apply(node).height();
  }

  /** Moves nodes to the nearest crossing of a grid. */
  public static Edit snap(Set<String> ids, double grid) {
    return NodeEdits.each(
        "snap " + Change.count(ids.size(), "node"),
        ids,
        node ->
            node.withAt(
                new Spot(
                    grid * Math.rint(node.at().x() / grid),
                    grid * Math.rint(node.at().y() / grid))));
  }

  /** Lays nodes out along their links; reroute points between them are dropped. */
  public Edit layOut(Set<String> ids) {
    return new Change(
        "lay out " + Change.count(ids.size(), "node"),
        before -> {
          Sketch laid = new AutoLayout(size).arrange(before, ids);
          return laid.equals(before) ? before : laid.withLinks(straight(before, ids));
        });
  }

  private static ImmutableList<LinkItem> straight(Sketch before, Set<String> ids) {
    return before
        .links()
        .collect(
            item ->
                ids.contains(item.link().from().owner()) && ids.contains(item.link().to().owner())
                    ? new LinkItem(item.link(), item.via().newWithoutAll(item.via()))
                    : item);
  }

  private static ImmutableList<NodeItem> chosen(Sketch before, Set<String> ids) {
    return before.nodeList().select(node -> ids.contains(node.id()));
  }
}
