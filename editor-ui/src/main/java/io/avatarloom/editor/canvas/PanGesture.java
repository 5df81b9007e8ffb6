package io.avatarloom.editor.canvas;

/** Moves the picture. */
final class PanGesture implements Gesture {
  private final Desk desk;
  private double lastX;
  private double lastY;

  PanGesture(Desk desk, Pointer start) {
    this.desk = desk;
    lastX = start.screenX();
    lastY = start.screenY();
  }

  @Override
  public void drag(Pointer at) {
    desk.viewport().pan(at.screenX() - lastX, at.screenY() - lastY);
    lastX = at.screenX();
    lastY = at.screenY();
    desk.redraw();
  }

  @Override
  public void release(Pointer at) {
    drag(at);
  }
}
