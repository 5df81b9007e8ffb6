package io.avatarloom.editor.canvas;

import io.avatarloom.core.graph.Link;
import io.avatarloom.editor.session.Frame;
import io.avatarloom.editor.session.LinkEdits;
import io.avatarloom.editor.session.Sketch;
import java.util.List;
import java.util.Set;

/**
 * Moves the selected nodes and frames. Shift or the setting snaps to the grid; edges near those of
 * other nodes snap to them. A single node without links goes onto a link it is dropped on; Alt
 * keeps it off.
 */
final class MoveGesture implements Gesture {
  private final Desk desk;
  private final Pointer start;
  private final Sketch before;
  private final Set<String> nodes;
  private final Set<String> frames;
  private final String gesture;
  private final String lead;
  private final AlignGuides guides;
  private Hint hint = Hint.NONE;
  private Link onto;
  private boolean moved;

  /**
   * @param lead the node or frame under the pointer
   */
  MoveGesture(Desk desk, Pointer start, String lead) {
    this.desk = desk;
    this.start = start;
    this.lead = lead;
    before = desk.state();
    gesture = desk.newGesture();
    Chosen chosen = Chosen.of(desk);
    nodes = chosen.nodes();
    frames = chosen.frames();
    guides = new AlignGuides(desk.picture(), nodes, lead);
  }

  @Override
  public void drag(Pointer at) {
    double dx = at.x() - start.x();
    double dy = at.y() - start.y();
    List<double[]> lines = List.of();
    if (desk.isSnapping() || at.shift()) {
      double[] corner = corner();
      dx = Desk.toGrid(corner[0] + dx) - corner[0];
      dy = Desk.toGrid(corner[1] + dy) - corner[1];
    } else if (!at.alt()) {
      double reach = 6 / desk.viewport().scale();
      double[] nudge = guides.nudge(dx, dy, reach);
      dx += nudge[0];
      dy += nudge[1];
      lines = guides.lines(dx, dy);
    }
    moved = true;
    desk.apply(new Instead(new Chosen(nodes, frames).by(dx, dy), before), gesture);
    LinkShape lit = at.alt() ? null : linkUnder();
    onto = lit == null ? null : lit.item().link();
    hint = Hint.lines(lines, lit);
  }

  private double[] corner() {
    if (before.nodes().containsKey(lead)) {
      return new double[] {before.nodes().get(lead).at().x(), before.nodes().get(lead).at().y()};
    }
    Frame frame = before.frames().get(lead);
    return frame == null ? new double[] {0, 0} : new double[] {frame.x(), frame.y()};
  }

  /** The link that a single node without links covers and could stand in. */
  private LinkShape linkUnder() {
    if (nodes.size() != 1 || !frames.isEmpty()) {
      return null;
    }
    Picture picture = desk.picture();
    Picture.Placed node = picture.node(nodes.iterator().next()).orElse(null);
    if (node == null || isLinked(node.id())) {
      return null;
    }
    double x = node.box().middleX();
    double y = node.box().y() + Math.min(node.box().height(), 70) / 2;
    for (LinkShape link : picture.links()) {
      if (link.box().grow(30).holds(x, y) && link.distance(x, y) < 28 && fits(node.id(), link)) {
        return link;
      }
    }
    return null;
  }

  private boolean isLinked(String id) {
    return desk.state()
        .links()
        .anySatisfy(
            item -> item.link().from().owner().equals(id) || item.link().to().owner().equals(id));
  }

  private boolean fits(String id, LinkShape link) {
    Link there = link.item().link();
    return there.equals(onto)
        || new LinkEdits(desk.catalogue()).insertOnLink(id, there).apply(desk.state())
            != desk.state();
  }

  @Override
  public void release(Pointer at) {
    if (moved) {
      drag(at);
    }
    if (onto != null) {
      String node = nodes.iterator().next();
      desk.apply(new LinkEdits(desk.catalogue()).insertOnLink(node, onto), gesture);
    }
    hint = Hint.NONE;
    desk.document().endGesture();
  }

  @Override
  public void cancel() {
    hint = Hint.NONE;
    desk.takeBack(before);
  }

  @Override
  public Hint hint() {
    return hint;
  }
}
