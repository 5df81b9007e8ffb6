package io.avatarloom.editor.canvas;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;

/** Turns events of the pointer into gestures. */
final class CanvasMouse {
  private static final double STILL = 4;
  private static final double WHEEL = 1.0015;

  private final Desk desk;
  private final GestureStarter starter;
  private Gesture gesture;
  private Pointer pressed;
  private Pointer last = new Pointer(0, 0, 0, 0, false, false, false);
  private boolean dragging;
  private boolean panKey;
  private Hit hover = Hit.NOTHING;

  CanvasMouse(Desk desk, CanvasHost host) {
    this.desk = desk;
    starter = new GestureStarter(desk, host);
  }

  void attach(Node node) {
    node.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
    node.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
    node.addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
    node.addEventHandler(MouseEvent.MOUSE_MOVED, this::move);
    node.addEventHandler(MouseEvent.MOUSE_EXITED, event -> hover(Hit.NOTHING));
    node.addEventHandler(ScrollEvent.SCROLL, this::scroll);
    node.addEventHandler(
        ZoomEvent.ZOOM, event -> zoom(event.getZoomFactor(), event.getX(), event.getY()));
  }

  /** While the key is held the left button pans. */
  void panKey(boolean held) {
    panKey = held;
  }

  boolean isBusy() {
    return gesture != null;
  }

  /** Ends the gesture without its effect. */
  void cancel() {
    if (gesture != null) {
      gesture.cancel();
      gesture = null;
      desk.redraw();
    }
  }

  Hint hint() {
    return gesture == null ? Hint.NONE : gesture.hint();
  }

  Hit hover() {
    return gesture == null ? hover : Hit.NOTHING;
  }

  Pointer last() {
    return last;
  }

  private Pointer pointer(MouseEvent event) {
    Viewport view = desk.viewport();
    last =
        new Pointer(
            event.getX(),
            event.getY(),
            view.worldX(event.getX()),
            view.worldY(event.getY()),
            event.isShiftDown(),
            event.isShortcutDown(),
            event.isAltDown());
    return last;
  }

  private static GestureStarter.Button button(MouseEvent event) {
    return event.getButton() == MouseButton.MIDDLE
        ? GestureStarter.Button.MIDDLE
        : event.getButton() == MouseButton.SECONDARY
            ? GestureStarter.Button.RIGHT
            : GestureStarter.Button.LEFT;
  }

  private void press(MouseEvent event) {
    cancel();
    hover = Hit.NOTHING;
    pressed = pointer(event);
    dragging = false;
    if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
      starter.doubleClick(pressed);
      return;
    }
    gesture = starter.press(pressed, button(event), panKey).orElse(null);
    desk.redraw();
  }

  private void drag(MouseEvent event) {
    Pointer at = pointer(event);
    if (gesture == null || (!dragging && at.distance(pressed) < STILL)) {
      return;
    }
    dragging = true;
    gesture.drag(at);
    desk.redraw();
  }

  private void release(MouseEvent event) {
    Pointer at = pointer(event);
    Gesture ended = gesture;
    gesture = null;
    if (ended == null) {
      return;
    }
    if (dragging) {
      ended.release(at);
    } else {
      ended.cancel();
      if (event.getButton() == MouseButton.PRIMARY) {
        starter.click(at);
      }
    }
    desk.redraw();
  }

  private void move(MouseEvent event) {
    Pointer at = pointer(event);
    hover(desk.hit(at.x(), at.y()));
  }

  private void hover(Hit hit) {
    boolean told = !hit.equals(Hit.NOTHING) || !hover.equals(Hit.NOTHING);
    hover = hit;
    if (told) {
      desk.redraw();
    }
  }

  private void scroll(ScrollEvent event) {
    boolean touch = event.getTouchCount() > 0 || event.isDirect() || event.isInertia();
    if (touch && !event.isShortcutDown()) {
      desk.viewport().pan(event.getDeltaX(), event.getDeltaY());
      desk.redraw();
    } else if (event.isShiftDown()) {
      desk.viewport().pan(event.getDeltaX() + event.getDeltaY(), 0);
      desk.redraw();
    } else {
      zoom(Math.pow(WHEEL, event.getDeltaY()), event.getX(), event.getY());
    }
    event.consume();
  }

  private void zoom(double factor, double x, double y) {
    desk.viewport().zoom(factor, x, y);
    hover = Hit.NOTHING;
    desk.redraw();
  }

  /** The sentence to show: of the gesture, else of what lies under the pointer. */
  Optional<String> sentence(HoverText texts) {
    if (gesture != null) {
      return Optional.empty();
    }
    String text = texts.of(hover);
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }
}
