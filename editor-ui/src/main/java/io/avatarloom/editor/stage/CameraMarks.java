package io.avatarloom.editor.stage;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.FlowPane;

/** Cameras kept with the avatar to come back to. */
final class CameraMarks {
  private final StageModel model;
  private List<OrbitCamera> listed = List.of();
  private final MenuButton back = new MenuButton("Kept cameras");
  private final Button forget = Controls.button("Forget", "Forget all kept cameras", this::forget);
  private final FlowPane row;

  CameraMarks(StageModel model) {
    this.model = model;
    back.setAccessibleText("Go back to a kept camera");
    row =
        new FlowPane(
            Controls.button("Keep camera", "Keep the present camera to come back to", this::keep),
            back,
            forget);
    row.getStyleClass().add("stage-row");
    model.onChange(this::refresh);
    list();
  }

  Node node() {
    return row;
  }

  private void keep() {
    model.notes(model.notes().with(model.camera()));
  }

  private void forget() {
    model.notes(model.notes().withoutCameras());
  }

  private void refresh() {
    if (!model.notes().cameras().equals(listed)) {
      list();
    }
  }

  private void list() {
    listed = model.notes().cameras();
    back.getItems().clear();
    for (OrbitCamera camera : listed) {
      MenuItem item = new MenuItem(words(camera));
      item.setOnAction(event -> model.camera(camera));
      back.getItems().add(item);
    }
    back.setDisable(listed.isEmpty());
    forget.setDisable(listed.isEmpty());
  }

  private String words(OrbitCamera camera) {
    return "%d: azimuth %.0f°, elevation %.0f°, %.2f m"
        .formatted(
            back.getItems().size() + 1,
            camera.azimuthDeg(),
            camera.elevationDeg(),
            camera.radiusM());
  }
}
