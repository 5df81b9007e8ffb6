package io.avatarloom.editor.panel;

import java.util.List;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.util.Duration;

/**
 * Pictures, one at a time, as large as the place allows. The wheel zooms to the pointer, a drag
 * moves, a double click fits again. Several pictures have a slider; a clip plays.
 */
final class PictureView extends BorderPane {
  private static final double NOTCH = 1.2;
  private static final double MOST_ZOOM = 32;
  private final List<Image> pictures;
  private final ImageView view = new ImageView();
  private final Frame frame = new Frame();
  private final Slider slider = new Slider();
  private double zoom = 1;
  private double shiftX;
  private double shiftY;
  private double lastX;
  private double lastY;

  /**
   * @param framesPerSecond above 0 for a clip
   */
  PictureView(List<Image> pictures, double framesPerSecond) {
    this.pictures = pictures;
    setMinSize(0, 0);
    setCenter(frame);
    view.setImage(pictures.get(0));
    if (pictures.size() > 1) {
      setBottom(chooser());
    }
    if (framesPerSecond > 0) {
      play(framesPerSecond);
    }
  }

  private HBox chooser() {
    Label label = new Label("1 / " + pictures.size());
    label.setMinWidth(USE_PREF_SIZE);
    slider.setMax(pictures.size() - 1);
    slider.setBlockIncrement(1);
    slider.setAccessibleText("Picture");
    slider
        .valueProperty()
        .addListener(
            (property, was, is) -> {
              int index = (int) Math.round(is.doubleValue());
              view.setImage(pictures.get(index));
              label.setText(index + 1 + " / " + pictures.size());
              frame.requestLayout();
            });
    HBox.setHgrow(slider, Priority.ALWAYS);
    HBox row = new HBox(8, slider, label);
    row.setAlignment(Pos.CENTER);
    return row;
  }

  private void play(double framesPerSecond) {
    Timeline clock =
        new Timeline(
            new KeyFrame(
                Duration.seconds(1 / framesPerSecond),
                event -> slider.setValue((slider.getValue() + 1) % pictures.size())));
    clock.setCycleCount(Timeline.INDEFINITE);
    sceneProperty()
        .addListener(
            (property, was, scene) -> {
              if (scene == null) {
                clock.stop();
              } else {
                clock.play();
              }
            });
  }

  /** Where the picture lies. */
  private final class Frame extends Region {
    Frame() {
      setMinSize(0, 0);
      getChildren().add(view);
      Rectangle clip = new Rectangle();
      clip.widthProperty().bind(widthProperty());
      clip.heightProperty().bind(heightProperty());
      setClip(clip);
      setAccessibleText("Picture; the wheel zooms, a drag moves, a double click fits");
      setOnScroll(
          event -> {
            if (event.getDeltaY() != 0) {
              zoom(event.getDeltaY() > 0 ? NOTCH : 1 / NOTCH, event.getX(), event.getY());
              event.consume();
            }
          });
      setOnMousePressed(
          event -> {
            lastX = event.getX();
            lastY = event.getY();
            if (event.getClickCount() == 2) {
              zoom = 1;
              shiftX = 0;
              shiftY = 0;
              requestLayout();
            }
          });
      setOnMouseDragged(
          event -> {
            if (zoom > 1) {
              shiftX += event.getX() - lastX;
              shiftY += event.getY() - lastY;
              requestLayout();
            }
            lastX = event.getX();
            lastY = event.getY();
          });
    }

    private void zoom(double factor, double x, double y) {
      double next = Math.max(1, Math.min(MOST_ZOOM, zoom * factor));
      double ratio = next / zoom;
      shiftX = (x - getWidth() / 2) * (1 - ratio) + shiftX * ratio;
      shiftY = (y - getHeight() / 2) * (1 - ratio) + shiftY * ratio;
      if (next == 1) {
        shiftX = 0;
        shiftY = 0;
      }
      zoom = next;
      requestLayout();
    }

    @Override
    protected void layoutChildren() {
      Image image = view.getImage();
      double fit = Math.min(getWidth() / image.getWidth(), getHeight() / image.getHeight());
      double width = fit * zoom * image.getWidth();
      double height = fit * zoom * image.getHeight();
      view.setSmooth(fit * zoom < 2);
      view.setFitWidth(width);
      view.setFitHeight(height);
      view.relocate((getWidth() - width) / 2 + shiftX, (getHeight() - height) / 2 + shiftY);
    }
  }
}
