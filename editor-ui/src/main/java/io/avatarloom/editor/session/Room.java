package io.avatarloom.editor.session;

import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Makes room where something small gives way to something large: what stands right of it moves
 * right, what stands below moves down, and frames around it grow. Nothing moves where there is room
 * enough.
 */
final class Room {
  private static final double GAP = 24;

  private final Sketch before;
  private final Function<NodeItem, Size> size;
  private final Spot corner;
  private final double oldRight;
  private final double oldBottom;
  private final double newRight;
  private final double newBottom;

  /**
   * @param before without what gave way
   * @param corner upper left, old and new
   */
  Room(Sketch before, Function<NodeItem, Size> size, Spot corner, Size old, Size now) {
    this.before = before;
    this.size = size;
    this.corner = corner;
    oldRight = corner.x() + old.width();
    oldBottom = corner.y() + old.height();
    newRight = Math.max(oldRight, corner.x() + now.width() + GAP);
    newBottom = Math.max(oldBottom, corner.y() + now.height() + GAP);
  }

  Sketch made() {
    boolean right = before.nodes().anySatisfy(node -> isRight(node.at()) && isInTheWay(node));
    boolean below = before.nodes().anySatisfy(node -> isBelow(node) && isInTheWay(node));
    double dx = right ? newRight - oldRight : 0;
    double dy = below ? newBottom - oldBottom : 0;
    if (dx == 0 && dy == 0) {
      return before;
    }
    UnaryOperator<Spot> shift = at -> isRight(at) ? at.plus(dx, 0) : at;
    Sketch moved = before;
    for (NodeItem node : before.nodes()) {
      Spot to = isBelow(node) ? node.at().plus(0, dy) : shift.apply(node.at());
      if (!to.equals(node.at())) {
        moved = moved.withNode(node.withAt(to));
      }
    }
    moved =
        moved.withLinks(
            before
                .links()
                .collect(item -> new LinkItem(item.link(), item.via().collect(shift::apply))));
    return moved.withFrames(before.frames().collectValues((id, frame) -> wide(frame, dx, dy)));
  }

  private Frame wide(Frame frame, double dx, double dy) {
    boolean around = frame.holds(corner);
    double x = around || !isRight(new Spot(frame.x(), frame.y())) ? frame.x() : frame.x() + dx;
    return new Frame(
        frame.id(),
        frame.title(),
        frame.colour(),
        x,
        frame.y(),
        frame.width() + (around ? dx : 0),
        frame.height() + (around ? dy : 0));
  }

  private boolean isRight(Spot at) {
    return at.x() >= oldRight;
  }

  private boolean isBelow(NodeItem node) {
    return node.at().y() >= oldBottom
        && node.at().x() < oldRight
        && node.at().x() + size.apply(node).width() > corner.x();
  }

  private boolean isInTheWay(NodeItem node) {
    Size extent = size.apply(node);
    return node.at().x() < newRight
        && node.at().x() + extent.width() > corner.x()
        && node.at().y() < newBottom
        && node.at().y() + extent.height() > corner.y();
  }
}
