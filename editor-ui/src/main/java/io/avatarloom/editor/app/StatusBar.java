package io.avatarloom.editor.app;

import atlantafx.base.theme.Styles;
import io.avatarloom.editor.run.RunJob;
import java.util.List;
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
  private final Tooltip whole = new Tooltip();
  private final ProgressBar progress = new ProgressBar(0);
  private final HBox row = new HBox(10, said, progress);

  StatusBar() {
    said.setId("status");
    said.setMinWidth(0);
    said.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(said, Priority.ALWAYS);
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

  /** Shows the first line; the tooltip has all. */
  void say(String text) {
    List<String> lines = text.lines().toList();
    int more = lines.size() - 1;
    said.setText(more > 0 ? lines.get(0) + " (and " + more + " more)" : text);
    whole.setText(text);
  }

  void follow(RunJob job) {
    progress.setVisible(job.status() == RunJob.Status.RUNNING);
    progress.setProgress(job.state().progress());
  }
}
