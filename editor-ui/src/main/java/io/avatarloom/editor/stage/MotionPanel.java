package io.avatarloom.editor.stage;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

/** Motion clips: those that ship, those of files and those recorded, on a timeline. */
final class MotionPanel {
  private static final String NONE = "(no motion)";
  private static final String JSON = ".json";

  private final StageModel model;
  private final Messages messages;
  private final Path shipped;
  private final VBox box = Controls.panel();
  private final ComboBox<String> clips = new ComboBox<>();
  private final Map<String, MotionClip> own = new LinkedHashMap<>();
  private final Label about = new Label();
  private final TimelineRow timeline;
  private final MotionRecorder recorder = new MotionRecorder();
  private final Button record;
  private final Button save;
  private final SoundFollower follower = new SoundFollower();
  private int recordings;
  private boolean silent;

  /**
   * @param shipped folder of motion files, may be missing
   */
  MotionPanel(StageModel model, Messages messages, Path shipped) {
    this.model = model;
    this.messages = messages;
    this.shipped = shipped;
    timeline = new TimelineRow("motion", model::motionHead, model::motionHead);
    clips.setAccessibleText("Motion to play");
    clips.setMinWidth(60);
    clips.setMaxWidth(Double.MAX_VALUE);
    clips.getItems().add(NONE);
    clips.getItems().addAll(names());
    clips.setValue(NONE);
    clips.setOnAction(event -> choose(clips.getValue()));
    Button open = Controls.button("Open…", "Play a motion file", this::open);
    HBox row = new HBox(clips, open);
    row.getStyleClass().add("stage-row");
    HBox.setHgrow(clips, Priority.ALWAYS);
    record = Controls.button("Record", "Record slider moves as a motion clip", this::toggleRecord);
    save = Controls.button("Save…", "Write this clip as a motion file", this::chooseSave);
    FlowPane recording =
        new FlowPane(
            record,
            save,
            Controls.button("Sound…", "Play a sound file along", this::chooseSound),
            Controls.button("No sound", "Take the sound away", () -> sound(Optional.empty())));
    recording.getStyleClass().add("stage-row");
    about.setWrapText(true);
    about.getStyleClass().add("stage-empty");
    box.getChildren().addAll(Controls.heading("Motion"), row, timeline.node(), recording, about);
    refresh();
  }

  Node node() {
    return Controls.scrolled(box);
  }

  private List<String> names() {
    if (!Files.isDirectory(shipped)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(shipped)) {
      return files
          .filter(file -> file.toString().endsWith(JSON))
          .map(MotionPanel::stem)
          .sorted()
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static String stem(Path file) {
    String name = file.getFileName().toString();
    return name.substring(0, name.length() - JSON.length());
  }

  private void choose(String name) {
    if (silent || name == null) {
      return;
    }
    if (NONE.equals(name)) {
      model.motion(Optional.empty());
    } else if (own.containsKey(name)) {
      play(name, own.get(name));
    } else {
      play(shipped.resolve(name + JSON));
    }
  }

  /** Puts the clip of a file on and plays it; those of several files together. */
  void play(Path... files) {
    try {
      MotionClip clip = MotionClip.read(files[0]);
      for (int i = 1; i < files.length; i++) {
        clip = clip.with(MotionClip.read(files[i]));
      }
      boolean ships = files.length == 1 && shipped.equals(files[0].getParent());
      if (ships) {
        play(stem(files[0]), clip);
      } else {
        list(
            Arrays.stream(files)
                .map(file -> file.getFileName().toString())
                .collect(Collectors.joining(" + ")),
            clip);
      }
    } catch (IOException e) {
      messages.error(e.getMessage() + ".");
    }
  }

  /** Keeps a clip in the list and plays it. */
  private void list(String name, MotionClip clip) {
    own.put(name, clip);
    if (!clips.getItems().contains(name)) {
      clips.getItems().add(name);
    }
    play(name, clip);
  }

  private void play(String name, MotionClip clip) {
    silent = true;
    clips.setValue(name);
    silent = false;
    model.motion(Optional.of(clip));
    model.motionHead(model.motionHead().withPlaying(true));
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

  private void toggleRecord() {
    if (!recorder.recording()) {
      recorder.start();
      messages.info("Recording: move sliders under Pose, then press Stop.");
    } else {
      String name = "recording " + (recordings + 1);
      Optional<MotionClip> clip = recorder.stop(name);
      if (clip.isPresent()) {
        recordings++;
        list(name, clip.get());
        messages.info("Recorded %.1f s.".formatted(clip.get().seconds()));
      } else {
        messages.error("Nothing was recorded, because no slider was moved.");
      }
    }
    record.setText(recorder.recording() ? "Stop" : "Record");
  }

  /** Lets time pass for the recording. */
  void tick(double seconds) {
    if (recorder.recording()) {
      recorder.tick(seconds, model.shot(1, 1).values());
    }
    follower.follow(model.motionHead(), model.motion().isPresent());
  }

  private void chooseSave() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Save motion");
    chooser.setInitialFileName("motion.json");
    chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("Motion", "*" + JSON));
    File file = chooser.showSaveDialog(box.getScene().getWindow());
    if (file != null) {
      save(file.toPath());
    }
  }

  /** Writes the clip that is on. */
  void save(Path file) {
    try {
      model.motion().orElseThrow().write(file);
      messages.info("Saved " + file.getFileName() + ".");
    } catch (IOException e) {
      messages.error("Could not save " + file.getFileName() + ": " + e.getMessage());
    }
  }

  private void chooseSound() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Sound along the motion");
    chooser
        .getExtensionFilters()
        .add(new FileChooser.ExtensionFilter("Sound", "*.wav", "*.aiff", "*.mp3", "*.m4a"));
    File file = chooser.showOpenDialog(box.getScene().getWindow());
    if (file != null) {
      sound(Optional.of(file.toPath()));
    }
  }

  /** Lets a sound file run along; films carry it, too, where it cannot be played here. */
  void sound(Optional<Path> file) {
    follower.put(Optional.empty());
    model.sound(file.filter(Files::isRegularFile));
    if (file.isPresent()) {
      try {
        follower.put(Optional.of(MediaSound.open(file.get(), messages)));
        messages.info("Sound: " + file.get().getFileName());
      } catch (IOException e) {
        messages.error(e.getMessage() + ".");
      }
    }
  }

  /** Ends the sound. */
  void dispose() {
    follower.put(Optional.empty());
  }

  /** Shows where it stands. */
  void refresh() {
    timeline.refresh(model.motion().map(MotionClip::seconds).orElse(0.0));
    save.setDisable(model.motion().isEmpty());
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
