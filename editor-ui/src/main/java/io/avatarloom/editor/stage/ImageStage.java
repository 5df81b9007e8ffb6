package io.avatarloom.editor.stage;

import java.util.function.DoubleConsumer;
import javafx.animation.AnimationTimer;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/** A stage of plain JavaFX; any number in one process. */
public final class ImageStage implements Stage3d {
  private static final double NS = 1e9;

  private final PictureView view = new PictureView();
  private final Pane pane = new Pane(view.node());
  private final AnimationTimer clock;
  private DoubleConsumer tick = seconds -> {};

  public ImageStage() {
    view.node().fitWidthProperty().bind(pane.widthProperty());
    view.node().fitHeightProperty().bind(pane.heightProperty());
    clock =
        new AnimationTimer() {
          private long last;

          @Override
          public void handle(long now) {
            tick.accept(last == 0 ? 0 : (now - last) / NS);
            last = now;
          }
        };
    clock.start();
  }

  @Override
  public Region node() {
    return pane;
  }

  @Override
  public void show(Picture picture) {
    view.show(picture);
  }

  @Override
  public void onTick(DoubleConsumer callback) {
    tick = callback;
  }

  @Override
  public void dispose() {
    clock.stop();
  }
}
