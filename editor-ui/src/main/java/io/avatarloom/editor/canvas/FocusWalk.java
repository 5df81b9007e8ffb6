package io.avatarloom.editor.canvas;

import io.avatarloom.core.graph.PortRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Moves the keyboard's focus over nodes, along links, to what lies around, and over the ports of a
 * node.
 */
final class FocusWalk {
  /** Directions of the arrow keys. */
  enum Direction {
    LEFT(-1, 0),
    RIGHT(1, 0),
    UP(0, -1),
    DOWN(0, 1);

    final int dx;
    final int dy;

    Direction(int dx, int dy) {
      this.dx = dx;
      this.dy = dy;
    }
  }

  /** What lies aside counts so many times more than what lies ahead. */
  private static final double ASIDE = 2.5;

  private final Desk desk;

  FocusWalk(Desk desk) {
    this.desk = desk;
  }

  /** The node nearest in a direction; without a focus the one nearest to the middle. */
  Optional<String> nearest(Direction direction) {
    Picture picture = desk.picture();
    Optional<Box> here = picture.box(desk.focused());
    if (here.isEmpty()) {
      return nearestToMiddle();
    }
    Box from = here.get();
    String best = null;
    double least = Double.MAX_VALUE;
    for (Picture.Placed node : picture.nodes()) {
      double dx = node.box().middleX() - from.middleX();
      double dy = node.box().middleY() - from.middleY();
      double ahead = dx * direction.dx + dy * direction.dy;
      double aside = Math.abs(dx * direction.dy) + Math.abs(dy * direction.dx);
      double distance = ahead + ASIDE * aside;
      if (ahead > 1 && distance < least) {
        least = distance;
        best = node.id();
      }
    }
    return Optional.ofNullable(best);
  }

  /** The smallest region or frame around what has the focus; the smallest of all without one. */
  Optional<String> around() {
    Picture picture = desk.picture();
    Optional<Box> here = picture.box(desk.focused());
    List<String> holders = new ArrayList<>(picture.regions().keySet());
    picture.sketch().frameList().forEach(frame -> holders.add(frame.id()));
    holders.remove(desk.focused());
    return holders.stream()
        .filter(id -> here.isEmpty() || picture.box(id).orElseThrow().contains(here.get()))
        .min(Comparator.comparingDouble(id -> area(picture.box(id).orElseThrow())));
  }

  private static double area(Box box) {
    return box.width() * box.height();
  }

  private Optional<String> nearestToMiddle() {
    Box seen = desk.viewport().visible();
    String best = null;
    double least = Double.MAX_VALUE;
    for (Picture.Placed node : desk.picture().nodes()) {
      double distance =
          Math.hypot(node.box().middleX() - seen.middleX(), node.box().middleY() - seen.middleY());
      if (distance < least) {
        least = distance;
        best = node.id();
      }
    }
    return Optional.ofNullable(best);
  }

  /** The owner at the other end of the first link out of (or into) the focused node or port. */
  Optional<String> alongLink(boolean forward) {
    if (desk.focused().isEmpty()) {
      return nearestToMiddle();
    }
    String here = desk.focused();
    return desk.index()
        .touching(here)
        .asLazy()
        .collect(item -> item.link())
        .select(link -> (forward ? link.from() : link.to()).owner().equals(here))
        .select(
            link ->
                desk.focusedPort()
                    .filter(port -> desk.isFocusedInput() != forward)
                    .map(port -> port.equals(forward ? link.from() : link.to()))
                    .orElse(true))
        .collect(link -> (forward ? link.to() : link.from()).owner())
        .detectOptional(owner -> !owner.equals(here));
  }

  /** Goes to the next port of the focused node, inputs first, round and round. */
  void stepPort(int step) {
    List<PortRef> ports = new ArrayList<>();
    var all = desk.index().ports(desk.focused());
    int inputs = 0;
    for (var port : all.inputs()) {
      if (!port.param() || desk.index().isDriven(port.ref())) {
        ports.add(port.ref());
        inputs++;
      }
    }
    all.outputs().forEach(port -> ports.add(port.ref()));
    if (ports.isEmpty()) {
      return;
    }
    int now = -1;
    for (int i = 0; i < ports.size(); i++) {
      boolean same = desk.focusedPort().filter(ports.get(i)::equals).isPresent();
      now = same && (i < inputs) == desk.isFocusedInput() ? i : now;
    }
    int next = now < 0 && step < 0 ? ports.size() - 1 : Math.floorMod(now + step, ports.size());
    desk.focusPort(ports.get(next), next < inputs);
  }
}
