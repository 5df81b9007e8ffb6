package io.avatarloom.editor.stage;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Play button, timeline, loop and speed of one playhead. */
final class TimelineRow {
  private static final double FASTEST = 3;
  private static final double SLOWEST = 0.1;

  /** So that the row fits into the panel of a small window. Pixels. */
  private static final double NARROW = 30;

  private final Supplier<Playhead> head;
  private final Consumer<Playhead> moved;
  private final Button play;
  private final Slider line = new Slider();
  private final Label time = new Label();
  private final CheckBox loop;
  private final SliderRow speed;
  private final VBox box;
  private boolean silent;

  /**
   * @param what is played, in words
   */
  TimelineRow(String what, Supplier<Playhead> head, Consumer<Playhead> moved) {
    this.head = head;
    this.moved = moved;
    play = Controls.button("Play", "Play or pause the " + what, this::toggle);
    line.setAccessibleText("Time of the " + what + " in seconds");
    line.valueProperty()
        .addListener(
            (property, before, now) -> {
              if (!silent) {
                moved.accept(head.get().at(now.doubleValue()));
              }
            });
    loop =
        Controls.check(
            "Loop",
            head.get().loop(),
            on -> {
              if (!silent) {
                moved.accept(head.get().withLoop(on));
              }
            });
    loop.setAccessibleText("Loop the " + what);
    speed =
        new SliderRow("Speed", "", SLOWEST, FASTEST, 1, v -> moved.accept(head.get().withSpeed(v)))
            .says("Speed of the " + what);
    HBox.setHgrow(line, Priority.ALWAYS);
    line.setMinWidth(NARROW);
    time.setMinWidth(NARROW);
    HBox first = new HBox(play, line, time);
    first.setAlignment(Pos.CENTER_LEFT);
    FlowPane second = new FlowPane(loop, speed.node());
    for (Pane row : List.of(first, second)) {
      row.getStyleClass().add("stage-row");
    }
    box = new VBox(first, second);
    box.getStyleClass().add("stage-timeline");
  }

  private void toggle() {
    Playhead now = head.get();
    boolean atEnd = !now.playing() && now.seconds() >= line.getMax();
    moved.accept((atEnd ? now.at(0) : now).withPlaying(!now.playing()));
  }

  Node node() {
    return box;
  }

  /** Shows the playhead on a timeline of a length, 0 for nothing to play. */
  void refresh(double seconds) {
    silent = true;
    Playhead now = head.get();
    box.setDisable(seconds <= 0);
    line.setMax(Math.max(seconds, 0.01));
    line.setValue(now.seconds());
    loop.setSelected(now.loop());
    speed.set(now.speed());
    play.setText(now.playing() ? "Pause" : "Play");
    time.setText("%.1f / %.1f s".formatted(now.seconds(), seconds));
    silent = false;
  }
}
