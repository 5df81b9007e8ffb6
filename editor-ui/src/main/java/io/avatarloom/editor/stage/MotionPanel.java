package io.avatarloom.editor.stage;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

/** Motion clips: those that ship and those of files, on a timeline. */
final class MotionPanel {
  private static final String NONE = "(no motion)";

  private final StageModel model;
  private final Messages messages;
  private final Path shipped;
  private final VBox box = Controls.panel();
  private final ComboBox<String> clips = new ComboBox<>();
  private final Label about = new Label();
  private final TimelineRow timeline;

  /**
   * @param shipped folder of motion files, may be missing
   */
  MotionPanel(StageModel model, Messages messages, Path shipped) {
    this.model = model;
    this.messages = messages;
    this.shipped = shipped;
    timeline = new TimelineRow("motion", model::motionHead, model::motionHead);
    clips.setAccessibleText("Motion to play");
    clips.setMaxWidth(Double.MAX_VALUE);
    clips.getItems().add(NONE);
    clips.getItems().addAll(names());
    clips.setValue(NONE);
    clips.setOnAction(event -> choose(clips.getValue()));
    Button open = Controls.button("Open…", "Play a motion file", this::open);
    HBox row = new HBox(clips, open);
    row.getStyleClass().add("stage-row");
    HBox.setHgrow(clips, Priority.ALWAYS);
    about.setWrapText(true);
    about.getStyleClass().add("stage-empty");
    box.getChildren().addAll(Controls.heading("Motion"), row, timeline.node(), about);
    refresh();
  }

  Node node() {
    return box;
  }

  private List<String> names() {
    if (!Files.isDirectory(shipped)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(shipped)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".json"))
          .map(name -> name.substring(0, name.length() - ".json".length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private void choose(String name) {
    if (NONE.equals(name)) {
      model.motion(Optional.empty());
    } else {
      play(shipped.resolve(name + ".json"));
    }
  }

  /** Puts the clip of a file on and plays it; those of several files together. */
  void play(Path... files) {
    try {
      MotionClip clip = MotionClip.read(files[0]);
      for (int i = 1; i < files.length; i++) {
        clip = clip.with(MotionClip.read(files[i]));
      }
      model.motion(Optional.of(clip));
      model.motionHead(model.motionHead().withPlaying(true));
    } catch (IOException e) {
      messages.error(e.getMessage() + ".");
    }
  }

  private void open() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Open motion");
    chooser
        .getExtensionFilters()
        .add(new FileChooser.ExtensionFilter("Motion", "*.json", "*.npz", "*.npy"));
    List<File> files = chooser.showOpenMultipleDialog(box.getScene().getWindow());
    if (files != null) {
      play(files.stream().map(File::toPath).toArray(Path[]::new));
    }
  }

  /** Shows where it stands. */
  void refresh() {
    timeline.refresh(model.motion().map(MotionClip::seconds).orElse(0.0));
    about.setText(model.motion().map(this::words).orElse("Choose a clip, or open a motion file."));
  }

  private String words(MotionClip clip) {
    String words =
        "%s: %d frames at %.0f a second, moves %d controls."
            .formatted(
                clip.name(), clip.frames().length, clip.framesPerSecond(), clip.controls().size());
    List<String> unknown =
        clip.controls().stream().filter(control -> !model.knows(control)).toList();
    return unknown.isEmpty()
        ? words
        : words
            + " This head has no %s%s, which stay still."
                .formatted(
                    String.join(", ", unknown.subList(0, Math.min(3, unknown.size()))),
                    unknown.size() > 3 ? " and %d more".formatted(unknown.size() - 3) : "");
  }
}
