package io.avatarloom.editor.canvas;

import io.avatarloom.core.graph.PortRef;
import io.avatarloom.editor.session.LinkItem;
import io.avatarloom.editor.session.NodeEdits;
import io.avatarloom.editor.session.RerouteEdits;
import io.avatarloom.editor.session.Spot;
import java.util.Optional;
import java.util.Set;
import org.eclipse.collections.api.list.ImmutableList;

/** Decides what a press of the pointer begins, and what clicks do. */
final class GestureStarter {
  /** Which button was pressed. */
  enum Button {
    LEFT,
    MIDDLE,
    RIGHT
  }

  private final Desk desk;
  private final CanvasHost host;

  GestureStarter(Desk desk, CanvasHost host) {
    this.desk = desk;
    this.host = host;
  }

  /**
   * The gesture that starts with a press.
   *
   * @param panning the key for panning is held
   */
  Optional<Gesture> press(Pointer at, Button button, boolean panning) {
    return switch (button) {
      case MIDDLE -> Optional.of(new PanGesture(desk, at));
      case RIGHT -> at.ctrl() ? Optional.of(new CutGesture(desk, at)) : Optional.empty();
      case LEFT -> Optional.of(panning ? new PanGesture(desk, at) : left(at));
    };
  }

  private Gesture left(Pointer at) {
    Hit hit = desk.hit(at.x(), at.y());
    return switch (hit.kind()) {
      case PORT -> port(at, hit);
      case REROUTE -> new RerouteGesture(desk, hit);
      case FRAME_CORNER -> new ResizeFrameGesture(desk, at, hit.id());
      case NODE, TITLE, PARAMETER, FRAME, REGION -> grab(at, hit.id());
      case LINK, NOTHING -> nothing(at);
    };
  }

  private Gesture port(Pointer at, Hit hit) {
    PortRef ref = hit.port();
    if (!hit.input()) {
      boolean moves = at.shift() && desk.index().outOf(ref).notEmpty();
      return moves
          ? new MoveLinksGesture(desk, at, ref)
          : ConnectGesture.from(desk, host, at, ref, true);
    }
    ImmutableList<LinkItem> links = desk.index().into(ref);
    return links.isEmpty() || at.shift()
        ? ConnectGesture.from(desk, host, at, ref, false)
        : ConnectGesture.detaching(desk, host, at, links.getLast().link());
  }

  private Gesture grab(Pointer at, String id) {
    if (at.shift() || at.ctrl()) {
      desk.toggle(id);
    } else if (!desk.selection().contains(id)) {
      desk.select(Set.of(id));
    }
    desk.focus(id);
    return new MoveGesture(desk, at, id);
  }

  private Gesture nothing(Pointer at) {
    if (!at.shift()) {
      desk.select(Set.of());
    }
    return new BoxSelectGesture(desk, at);
  }

  /** A press that was released where it was. */
  void click(Pointer at) {
    Hit hit = desk.hit(at.x(), at.y());
    boolean plain = !at.shift() && !at.ctrl();
    if (plain && (hit.isNode() || hit.kind() == Hit.Kind.FRAME || hit.kind() == Hit.Kind.REGION)) {
      desk.select(Set.of(hit.id()));
    }
  }

  private boolean isInstance(Hit hit) {
    return hit.isNode()
        && hit.kind() != Hit.Kind.PORT
        && desk.state().nodes().get(hit.id()).subgraph().isPresent();
  }

  void doubleClick(Pointer at) {
    Hit hit = desk.hit(at.x(), at.y());
    if (isInstance(hit)) {
      SubgraphCommands.open(desk, host, hit.id());
      return;
    }
    switch (hit.kind()) {
      case NOTHING ->
          host.openSearch(
              new CanvasHost.SearchRequest(
                  new Spot(at.x(), at.y()),
                  at.screenX(),
                  at.screenY(),
                  Optional.empty(),
                  true,
                  ""));
      case LINK ->
          desk.apply(
              RerouteEdits.add(
                  hit.link().item().link(),
                  hit.link().segmentNear(at.x(), at.y()),
                  new Spot(at.x(), at.y())));
      case REROUTE -> desk.apply(RerouteEdits.delete(hit.link().item().link(), hit.index()));
      case TITLE -> {
        boolean collapsed = desk.state().nodes().get(hit.id()).collapsed();
        desk.apply(new NodeEdits(desk.catalogue()).collapse(Set.of(hit.id()), !collapsed));
      }
      case NODE, PARAMETER, FRAME, REGION -> host.openInspector(hit.id());
      case PORT, FRAME_CORNER -> {}
    }
  }
}
