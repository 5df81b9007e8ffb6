package io.avatarloom.editor.canvas;

import io.avatarloom.core.graph.PortRef;
import io.avatarloom.editor.session.Frame;
import java.util.List;
import java.util.Optional;

/** Finds what lies under a place; things drawn later come first. */
final class HitTest {
  private final Picture picture;
  private final double port;
  private final double line;

  /**
   * @param scale pixels per graph unit: what is small is easier to hit than it looks
   */
  HitTest(Picture picture, double scale) {
    this.picture = picture;
    port = Math.min(40, Math.max(11, 8 / scale));
    line = Math.min(30, 6 / scale);
  }

  Hit at(double x, double y) {
    Hit found = regionPort(x, y);
    found = found == Hit.NOTHING ? node(x, y) : found;
    found = found == Hit.NOTHING ? link(x, y) : found;
    return found == Hit.NOTHING ? area(x, y) : found;
  }

  private Hit regionPort(double x, double y) {
    for (RegionShape region : picture.regions().values()) {
      if (region.box().grow(port).holds(x, y)) {
        for (PortShape slot : region.left().newWithAll(region.right())) {
          if (Math.hypot(slot.x() - x, slot.y() - y) <= port + 2) {
            return Hit.port(new PortRef(region.id(), slot.id()), false);
          }
        }
      }
    }
    return Hit.NOTHING;
  }

  private Hit node(double x, double y) {
    int[] near = picture.nodesIn(new Box(x - port, y - port, 2 * port, 2 * port));
    for (int i = near.length - 1; i >= 0; i--) {
      Hit hit = within(picture.nodes().get(near[i]), x, y);
      if (hit != Hit.NOTHING) {
        return hit;
      }
    }
    return Hit.NOTHING;
  }

  private Hit within(Picture.Placed node, double x, double y) {
    double inX = x - node.box().x();
    double inY = y - node.box().y();
    NodeShape shape = node.shape();
    if (!node.item().collapsed()) {
      Optional<PortShape> near = shape.portNear(inX, inY, port).filter(p -> drawn(node, p));
      if (near.isPresent()) {
        return Hit.port(new PortRef(node.id(), near.get().id()), near.get().isInput());
      }
    }
    if (!node.box().holds(x, y)) {
      return Hit.NOTHING;
    }
    if (inY < NodeShape.TITLE) {
      return Hit.of(Hit.Kind.TITLE, node.id());
    }
    return shape
        .rowAt(inX, inY)
        .map(
            row ->
                new Hit(
                    Hit.Kind.PARAMETER, node.id(), new PortRef(node.id(), row.id()), true, null, 0))
        .orElse(Hit.of(Hit.Kind.NODE, node.id()));
  }

  private boolean drawn(Picture.Placed node, PortShape found) {
    return found.kind() != PortShape.Kind.PARAMETER
        || picture.isLinked(new PortRef(node.id(), found.id()), true);
  }

  private Hit link(double x, double y) {
    List<LinkShape> links = picture.links();
    for (int i = links.size() - 1; i >= 0; i--) {
      LinkShape link = links.get(i);
      if (!link.box().grow(line).holds(x, y)) {
        continue;
      }
      double[] p = link.points();
      for (int j = 2; j + 2 < p.length; j += 2) {
        if (Math.hypot(p[j] - x, p[j + 1] - y) <= port) {
          return new Hit(Hit.Kind.REROUTE, "", null, false, link, j / 2 - 1);
        }
      }
      if (link.distance(x, y) <= line) {
        return Hit.link(link);
      }
    }
    return Hit.NOTHING;
  }

  private Hit area(double x, double y) {
    for (RegionShape region : picture.regions().values()) {
      Box box = region.box();
      if (new Box(box.x(), box.y(), box.width(), RegionShape.MARGIN - 10).holds(x, y)) {
        return Hit.of(Hit.Kind.REGION, region.id());
      }
    }
    List<Frame> frames = picture.sketch().frameList().castToList();
    for (int i = frames.size() - 1; i >= 0; i--) {
      Frame frame = frames.get(i);
      double right = frame.x() + frame.width();
      double bottom = frame.y() + frame.height();
      if (new Box(right - 18, bottom - 18, 22, 22).holds(x, y)) {
        return Hit.of(Hit.Kind.FRAME_CORNER, frame.id());
      }
      if (new Box(frame.x(), frame.y(), frame.width(), FramePainter.TITLE).holds(x, y)) {
        return Hit.of(Hit.Kind.FRAME, frame.id());
      }
    }
    return Hit.NOTHING;
  }
}
