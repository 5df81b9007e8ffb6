package io.avatarloom.editor.app;

import atlantafx.base.theme.Styles;
import io.avatarloom.editor.run.RunJob;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** The line at the bottom: what happened last, and how far the run is. */
final class StatusBar {
  private final Label said = new Label();
  private final ProgressBar progress = new ProgressBar(0);
  private final HBox row = new HBox(10, said, progress);

  StatusBar() {
    said.setId("status");
    said.setMinWidth(0);
    said.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(said, Priority.ALWAYS);
    Tooltip whole = new Tooltip();
    whole.textProperty().bind(said.textProperty());
    whole.setWrapText(true);
    whole.setMaxWidth(500);
    said.setTooltip(whole);
    progress.setId("run-progress");
    progress.setPrefWidth(160);
    progress.setMinWidth(80);
    progress.getStyleClass().add(Styles.SMALL);
    progress.setVisible(false);
    row.setAlignment(Pos.CENTER_LEFT);
    row.setPadding(new Insets(4, 10, 4, 10));
    row.setMinHeight(HBox.USE_PREF_SIZE);
  }

  HBox node() {
    return row;
  }

  void say(String sentence) {
    said.setText(sentence);
  }

  void follow(RunJob job) {
    progress.setVisible(job.status() == RunJob.Status.RUNNING);
    progress.setProgress(job.state().progress());
  }
}
