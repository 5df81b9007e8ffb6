package io.avatarloom.editor.stage;

import io.avatarloom.core.stage.AvatarPoser;
import io.avatarloom.core.stage.NamedPose;
import io.avatarloom.core.stage.PoseControl;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputDialog;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A slider for every expression and joint, and poses by name. */
final class PosePanel {
  private static final String NOTHING =
      "These splats do not lie around the head model, so there is nothing to pose.";

  private final StageModel model;
  private final VBox box = Controls.panel();
  private final VBox groups = new VBox();
  private final TextField filter = new TextField();
  private final MenuButton poses = new MenuButton("Poses");
  private StageNotes listed = StageNotes.none();
  private final Map<String, SliderRow> rows = new HashMap<>();
  private final CheckBox tied = Controls.check("Tie eyes", true, on -> {});
  private Optional<AvatarPoser> shown = Optional.empty();

  PosePanel(StageModel model) {
    this.model = model;
    filter.setPromptText("Find a slider");
    filter.setAccessibleText("Show only sliders whose name contains this");
    filter.textProperty().addListener((property, before, now) -> fill());
    poses.setAccessibleText("Take a pose by name");
    FlowPane bar =
        new FlowPane(
            poses,
            Controls.button("Save…", "Keep this pose under a name", this::keep),
            Controls.button(
                "Reset", "Neutral head: all sliders to 0", () -> model.sliders(new TreeMap<>())));
    bar.getStyleClass().add("stage-row");
    ScrollPane scroll = Controls.scrolled(groups);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    box.getChildren().addAll(bar, filter, tied, scroll);
    fill();
  }

  Node node() {
    return box;
  }

  /** Shows the sliders of the head on the stage where they stand. */
  void refresh() {
    if (!model.poser().equals(shown)) {
      shown = model.poser();
      fill();
    }
    if (!model.notes().poses().equals(listed.poses())) {
      listPoses();
    }
    SortedMap<String, Double> values = model.shot(1, 1).values();
    rows.forEach((name, row) -> row.set(values.getOrDefault(name, 0.0)));
  }

  private void fill() {
    groups.getChildren().clear();
    rows.clear();
    listPoses();
    filter.setDisable(shown.isEmpty());
    poses.setDisable(shown.isEmpty());
    if (shown.isEmpty()) {
      Label empty = new Label(model.actors().isEmpty() ? "No avatar yet." : NOTHING);
      empty.setWrapText(true);
      empty.getStyleClass().add("stage-empty");
      groups.getChildren().add(empty);
      return;
    }
    String part = filter.getText().toLowerCase(Locale.ROOT).strip();
    Map<String, VBox> boxes = new LinkedHashMap<>();
    for (PoseControl control : shown.get().controls()) {
      if (control.name().toLowerCase(Locale.ROOT).contains(part)) {
        boxes.computeIfAbsent(control.group(), group -> new VBox()).getChildren().add(row(control));
      }
    }
    boxes.forEach((group, sliders) -> groups.getChildren().add(titled(group, sliders)));
    SortedMap<String, Double> values = model.sliders();
    rows.forEach((name, row) -> row.set(values.getOrDefault(name, 0.0)));
  }

  private TitledPane titled(String group, VBox sliders) {
    sliders.getStyleClass().add("stage-sliders");
    TitledPane pane = new TitledPane(group + " (" + sliders.getChildren().size() + ")", sliders);
    pane.setAnimated(false);
    return pane;
  }

  private Node row(PoseControl control) {
    SliderRow row =
        new SliderRow(
            control.name(),
            control.unit(),
            control.min(),
            control.max(),
            control.initial(),
            value -> set(control.name(), value));
    rows.put(control.name(), row);
    return row.node();
  }

  private void set(String control, double value) {
    if (tied.isSelected()) {
      model.sliders(TiedEyes.set(model.sliders(), control, value));
    } else {
      model.slider(control, value);
    }
  }

  private void listPoses() {
    poses.getItems().clear();
    shown.ifPresent(
        poser -> {
          for (NamedPose pose : poser.poses()) {
            addPose(pose.name(), pose.values());
          }
        });
    listed = model.notes();
    listed.poses().forEach(this::addPose);
  }

  private void addPose(String name, SortedMap<String, Double> values) {
    MenuItem item = new MenuItem(name);
    item.setOnAction(event -> model.sliders(values));
    poses.getItems().add(item);
  }

  private void keep() {
    TextInputDialog dialog = new TextInputDialog("my pose");
    dialog.initOwner(box.getScene().getWindow());
    dialog.setTitle("Save pose");
    dialog.setHeaderText(null);
    dialog.setContentText("Name");
    dialog
        .showAndWait()
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .ifPresent(
            name -> {
              model.notes(model.notes().with(name, model.sliders()));
              listPoses();
            });
  }
}
