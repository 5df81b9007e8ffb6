package io.avatarloom.editor.stage;

import io.avatarloom.core.run.DaemonThreads;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;

/** Key frames of the camera, their order and intervals, playing and export. */
final class PathPanel {
  private static final double USUAL_SECONDS = 2;
  private static final double LONGEST_SECONDS = 10;
  private static final FileChooser.ExtensionFilter TRAJECTORY =
      new FileChooser.ExtensionFilter("Trajectory", "*.json");

  private final StageModel model;
  private final Messages messages;
  private final VBox box = Controls.panel();
  private final ListView<String> list = new ListView<>();
  private final TimelineRow timeline;
  private final SliderRow interval;
  private final ProgressBar progress = new ProgressBar(0);
  private final FilmFormat format = new FilmFormat();
  private final CheckBox closed;
  private final Button export;
  private final Button cancel;
  private final AtomicBoolean cancelled = new AtomicBoolean();
  private CameraPath listed = CameraPath.empty();

  PathPanel(StageModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    timeline = new TimelineRow("camera path", model::pathHead, model::pathHead);
    interval =
        new SliderRow(
            "To next",
            "s",
            KeyFrame.LEAST_SECONDS,
            LONGEST_SECONDS,
            USUAL_SECONDS,
            this::setInterval);
    closed = Controls.check("Closed", false, on -> model.path(model.path().withClosed(on)));
    closed.setAccessibleText("Let the last key frame lead back to the first");
    export = Controls.button("Export…", "Write the path as files", this::chooseFolder);
    cancel = Controls.button("Cancel", "Stop the export", () -> cancelled.set(true));
    list.setAccessibleText("Key frames of the camera");
    list.setPrefHeight(120);
    list.getSelectionModel()
        .selectedIndexProperty()
        .addListener((property, before, now) -> selected(now.intValue()));
    progress.setMaxWidth(Double.MAX_VALUE);
    progress.setAccessibleText("Progress of the export");
    HBox exports = new HBox(export, cancel, progress);
    HBox.setHgrow(progress, Priority.ALWAYS);
    exports.getStyleClass().add("stage-row");
    box.getChildren()
        .addAll(
            Controls.heading("Camera path"),
            buttons(),
            list,
            interval.node(),
            closed,
            timeline.node(),
            Controls.heading("Film"),
            format.node(),
            exports);
    busy(false);
    model.onChange(
        () -> {
          if (model.path() != listed) {
            refresh();
          }
        });
    refresh();
  }

  Node node() {
    return Controls.scrolled(box);
  }

  private FlowPane buttons() {
    FlowPane buttons =
        new FlowPane(
            Controls.button("Add", "Add the present camera as a key frame", this::add),
            Controls.button(
                "Update", "Set the selected key frame to the present camera", this::update),
            Controls.button("Delete", "Delete the selected key frame", this::delete),
            Controls.button("Up", "Move the selected key frame up", () -> move(-1)),
            Controls.button("Down", "Move the selected key frame down", () -> move(1)),
            Controls.button("Load…", "Read key frames from a trajectory file", this::chooseLoad),
            Controls.button(
                "Save…", "Write the key frames as a trajectory file", this::chooseSave));
    buttons.getStyleClass().add("stage-row");
    return buttons;
  }

  private int index() {
    return list.getSelectionModel().getSelectedIndex();
  }

  private void add() {
    model.path(model.path().add(new KeyFrame(model.camera(), USUAL_SECONDS)));
    list.getSelectionModel().selectLast();
  }

  private void update() {
    int i = index();
    if (i >= 0) {
      KeyFrame old = model.path().keys().get(i);
      model.path(model.path().replace(i, new KeyFrame(model.camera(), old.secondsToNext())));
    }
  }

  private void delete() {
    if (index() >= 0) {
      model.path(model.path().remove(index()));
    }
  }

  private void move(int by) {
    int from = index();
    int to = from + by;
    if (from >= 0 && to >= 0 && to < model.path().keys().size()) {
      model.path(model.path().move(from, to));
      list.getSelectionModel().select(to);
    }
  }

  private void setInterval(double seconds) {
    int i = index();
    if (i >= 0) {
      KeyFrame old = model.path().keys().get(i);
      model.path(model.path().replace(i, new KeyFrame(old.camera(), seconds)));
    }
  }

  private void selected(int i) {
    if (i >= 0 && i < model.path().keys().size()) {
      interval.set(model.path().keys().get(i).secondsToNext());
    }
  }

  /** Shows where it stands. */
  void refresh() {
    timeline.refresh(model.path().seconds());
    if (!model.path().equals(listed)) {
      listed = model.path();
      closed.setSelected(listed.closed());
      int kept = index();
      list.getItems().setAll(listed.keys().collect(PathPanel::words).castToList());
      if (kept >= 0 && kept < list.getItems().size()) {
        list.getSelectionModel().select(kept);
      }
    }
    interval.node().setDisable(index() < 0);
    export.setDisable(cancel.isVisible() || listed.keys().isEmpty());
  }

  private static String words(KeyFrame key) {
    OrbitCamera c = key.camera();
    return "az %.0f°  el %.0f°  %.2f m  fov %.0f°  +%.1f s"
        .formatted(c.azimuthDeg(), c.elevationDeg(), c.radiusM(), c.fovDeg(), key.secondsToNext());
  }

  private void chooseLoad() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Load trajectory");
    chooser.getExtensionFilters().add(TRAJECTORY);
    File file = chooser.showOpenDialog(box.getScene().getWindow());
    if (file != null) {
      load(file.toPath());
    }
  }

  /** Takes the key frames of a trajectory file. */
  void load(Path file) {
    try {
      model.path(TrajectoryFile.read(file));
      model.pathHead(model.pathHead().at(0));
    } catch (IOException e) {
      messages.error(e.getMessage() + ".");
    }
  }

  private void chooseSave() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Save trajectory");
    chooser.getExtensionFilters().add(TRAJECTORY);
    chooser.setInitialFileName("trajectory.json");
    File file = chooser.showSaveDialog(box.getScene().getWindow());
    if (file != null) {
      save(file.toPath());
    }
  }

  /** Writes the key frames as a trajectory file. */
  void save(Path file) {
    if (model.path().keys().isEmpty()) {
      messages.error("There is no key frame to save yet; add one first.");
      return;
    }
    PathExport job = format.job(file.toAbsolutePath().getParent(), Optional.empty());
    try {
      TrajectoryFile.write(file, job.plan(model), model.path(), job.framesPerSecond());
      messages.info("Saved " + file.getFileName() + ".");
    } catch (IOException e) {
      messages.error("Could not save " + file.getFileName() + ": " + e.getMessage());
    }
  }

  private void chooseFolder() {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle("Folder for the camera path");
    File folder = chooser.showDialog(box.getScene().getWindow());
    if (folder != null) {
      export(folder.toPath());
    }
  }

  /** Draws and writes the path in the background. */
  void export(Path folder) {
    PathExport job = format.job(folder, model.sound());
    List<PathExport.Frame> frames = job.plan(model);
    CameraPath path = model.path();
    cancelled.set(false);
    busy(true);
    new DaemonThreads("stage-export").newThread(() -> write(job, frames, path)).start();
  }

  private void write(PathExport job, List<PathExport.Frame> frames, CameraPath path) {
    try {
      List<Path> files =
          job.write(
              frames,
              path,
              share -> Platform.runLater(() -> progress.setProgress(share)),
              cancelled::get);
      String names =
          String.join(", ", files.stream().map(f -> f.getFileName().toString()).toList());
      Platform.runLater(
          () ->
              messages.info(
                  cancelled.get()
                      ? "Export stopped."
                      : "Wrote %d frames and %s to %s. %s"
                          .formatted(
                              frames.size(),
                              names,
                              job.folder(),
                              job.film().ffmpeg().isPresent() ? "" : Film.NO_FFMPEG)));
    } catch (IOException | RuntimeException e) {
      Platform.runLater(() -> messages.error("The path was not exported: " + e.getMessage()));
    } finally {
      Platform.runLater(() -> busy(false));
    }
  }

  private void busy(boolean on) {
    export.setDisable(on || model.path().keys().isEmpty());
    cancel.setVisible(on);
    cancel.setManaged(on);
    progress.setVisible(on);
  }
}
