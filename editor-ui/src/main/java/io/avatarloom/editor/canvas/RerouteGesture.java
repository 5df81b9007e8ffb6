package io.avatarloom.editor.canvas;

import io.avatarloom.core.graph.Link;
import io.avatarloom.editor.session.RerouteEdits;
import io.avatarloom.editor.session.Sketch;
import io.avatarloom.editor.session.Spot;

/** Moves a reroute point. */
final class RerouteGesture implements Gesture {
  private final Desk desk;
  private final Link link;
  private final int index;
  private final Sketch before;
  private final String gesture;

  RerouteGesture(Desk desk, Hit hit) {
    this.desk = desk;
    link = hit.link().item().link();
    index = hit.index();
    before = desk.state();
    gesture = desk.newGesture();
  }

  @Override
  public void drag(Pointer at) {
    boolean snap = desk.isSnapping() || at.shift();
    Spot spot =
        snap ? new Spot(Desk.toGrid(at.x()), Desk.toGrid(at.y())) : new Spot(at.x(), at.y());
    desk.apply(RerouteEdits.move(link, index, spot), gesture);
  }

  @Override
  public void release(Pointer at) {
    drag(at);
    desk.document().endGesture();
  }

  @Override
  public void cancel() {
    desk.takeBack(before);
  }
}
