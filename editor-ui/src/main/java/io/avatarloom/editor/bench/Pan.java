package io.avatarloom.editor.bench;

import io.avatarloom.editor.canvas.GraphCanvas;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/** Drags the graph with the middle button, forth and back along an ellipse. */
final class Pan {
  private static final double STEP = 0.06;
  private static final double REACH_X = 320;
  private static final double REACH_Y = 180;

  private final Node target;
  private final double middleX;
  private final double middleY;

  Pan(GraphCanvas graph) {
    target = graph.getChildrenUnmodifiable().get(0);
    middleX = graph.getWidth() / 2;
    middleY = graph.getHeight() / 2;
  }

  void press() {
    fire(MouseEvent.MOUSE_PRESSED, 0);
  }

  void move(int step) {
    fire(MouseEvent.MOUSE_DRAGGED, step + 1);
  }

  void release(int step) {
    fire(MouseEvent.MOUSE_RELEASED, step + 1);
  }

  private void fire(EventType<MouseEvent> type, int step) {
    double x = middleX + REACH_X * Math.sin(step * STEP);
    double y = middleY + REACH_Y * (Math.cos(step * STEP) - 1);
    boolean down = type != MouseEvent.MOUSE_RELEASED;
    Event.fireEvent(
        target,
        new MouseEvent(
            type,
            x,
            y,
            x,
            y,
            MouseButton.MIDDLE,
            1,
            false,
            false,
            false,
            false,
            false,
            down,
            false,
            false,
            false,
            true,
            null));
  }
}
