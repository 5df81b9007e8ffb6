package io.avatarloom.editor.canvas;

import io.avatarloom.editor.session.Frame;
import io.avatarloom.editor.session.FrameEdits;
import io.avatarloom.editor.session.Sketch;

/** Drags the lower right corner of a frame. */
final class ResizeFrameGesture implements Gesture {
  private static final double SMALLEST = 60;

  private final Desk desk;
  private final Frame frame;
  private final Pointer start;
  private final Sketch before;
  private final String gesture;

  ResizeFrameGesture(Desk desk, Pointer start, String id) {
    this.desk = desk;
    this.start = start;
    before = desk.state();
    frame = before.frames().get(id);
    gesture = desk.newGesture();
  }

  @Override
  public void drag(Pointer at) {
    double width = Math.max(SMALLEST, frame.width() + at.x() - start.x());
    double height = Math.max(SMALLEST, frame.height() + at.y() - start.y());
    Frame changed =
        new Frame(frame.id(), frame.title(), frame.colour(), frame.x(), frame.y(), width, height);
    desk.apply(FrameEdits.change(changed), gesture);
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
