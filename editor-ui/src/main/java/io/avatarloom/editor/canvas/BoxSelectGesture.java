package io.avatarloom.editor.canvas;

import io.avatarloom.editor.session.Frame;
import java.util.LinkedHashSet;
import java.util.Set;

/** Selects what a rectangle touches; frames when they lie in it. Shift adds to the selection. */
final class BoxSelectGesture implements Gesture {
  private final Desk desk;
  private final Pointer start;
  private final Set<String> before;
  private Box band;

  BoxSelectGesture(Desk desk, Pointer start) {
    this.desk = desk;
    this.start = start;
    before = desk.selection();
    band = new Box(start.x(), start.y(), 0, 0);
  }

  @Override
  public void drag(Pointer at) {
    band = Box.between(start.x(), start.y(), at.x(), at.y());
    Set<String> chosen = new LinkedHashSet<>();
    if (start.shift()) {
      chosen.addAll(before);
    }
    Picture picture = desk.picture();
    for (int position : picture.nodesIn(band)) {
      chosen.add(picture.nodes().get(position).id());
    }
    for (Frame frame : picture.sketch().frames()) {
      if (band.holds(frame.x(), frame.y())
          && band.holds(frame.x() + frame.width(), frame.y() + frame.height())) {
        chosen.add(frame.id());
      }
    }
    desk.select(chosen);
    desk.redraw();
  }

  @Override
  public void release(Pointer at) {
    drag(at);
    band = null;
  }

  @Override
  public void cancel() {
    desk.select(before);
  }

  @Override
  public Hint hint() {
    return band == null ? Hint.NONE : Hint.band(band);
  }
}
