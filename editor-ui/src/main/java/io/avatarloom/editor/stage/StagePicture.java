package io.avatarloom.editor.stage;

import java.util.function.Consumer;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** The picture, which is turned, shifted and zoomed with mouse and keys. */
final class StagePicture {
  private static final double KEY_STEP_DEG = 5;
  private static final double NOTCH_PIXELS = 40;
  private static final int LARGEST_SIDE = 1600;

  private final StageModel model;
  private final Consumer<Shot> wanted;
  private final StackPane pane;
  private double lastX;
  private double lastY;

  StagePicture(Stage3d stage, StageModel model, Consumer<Shot> wanted) {
    this.model = model;
    this.wanted = wanted;
    Region inner = stage.node();
    inner.setMinSize(0, 0);
    pane = new StackPane(inner);
    pane.getStyleClass().add("stage-picture");
    pane.setMinSize(0, 0);
    pane.setFocusTraversable(true);
    pane.setAccessibleText(
        "Avatar. Drag or arrow keys turn it, the middle button shifts it, the wheel zooms, Home"
            + " shows the front, End the back.");
    pane.setOnMousePressed(this::pressed);
    pane.setOnMouseDragged(this::dragged);
    pane.setOnScroll(this::scrolled);
    pane.setOnKeyPressed(this::key);
    ChangeListener<Number> resized = (property, before, now) -> request();
    pane.widthProperty().addListener(resized);
    pane.heightProperty().addListener(resized);
  }

  Node node() {
    return pane;
  }

  /** Asks for a picture of the present size. */
  void request() {
    double width = pane.getWidth();
    double height = pane.getHeight();
    if (width >= 1 && height >= 1) {
      double shrink = Math.min(1, LARGEST_SIDE / Math.max(width, height));
      wanted.accept(model.shot((int) Math.ceil(width * shrink), (int) Math.ceil(height * shrink)));
    }
  }

  private void pressed(MouseEvent event) {
    pane.requestFocus();
    lastX = event.getX();
    lastY = event.getY();
  }

  private void dragged(MouseEvent event) {
    double dx = event.getX() - lastX;
    double dy = event.getY() - lastY;
    lastX = event.getX();
    lastY = event.getY();
    boolean pan =
        event.getButton() == MouseButton.MIDDLE
            || event.getButton() == MouseButton.SECONDARY
            || event.isShiftDown();
    OrbitCamera camera = model.camera();
    model.camera(
        pan ? camera.pan(dx, dy, pane.getHeight()) : camera.orbit(dx, dy, pane.getHeight()));
  }

  private void scrolled(ScrollEvent event) {
    if (event.getDeltaY() != 0) {
      model.camera(model.camera().zoom(event.getDeltaY() / NOTCH_PIXELS));
      event.consume();
    }
  }

  private void key(KeyEvent event) {
    OrbitCamera now = model.camera();
    OrbitCamera next =
        switch (event.getCode()) {
          case LEFT -> now.turned(now.azimuthDeg() - KEY_STEP_DEG, now.elevationDeg());
          case RIGHT -> now.turned(now.azimuthDeg() + KEY_STEP_DEG, now.elevationDeg());
          case UP -> now.turned(now.azimuthDeg(), now.elevationDeg() + KEY_STEP_DEG);
          case DOWN -> now.turned(now.azimuthDeg(), now.elevationDeg() - KEY_STEP_DEG);
          case HOME -> now.turned(0, 0);
          case END -> now.turned(180, 0);
          case PAGE_UP, PLUS, ADD -> now.zoom(1);
          case PAGE_DOWN, MINUS, SUBTRACT -> now.zoom(-1);
          default -> now;
        };
    if (next != now) {
      model.camera(next);
      event.consume();
    }
  }
}
