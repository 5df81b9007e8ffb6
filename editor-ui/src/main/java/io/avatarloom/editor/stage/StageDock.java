package io.avatarloom.editor.stage;

import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

/** Moves the stage from its place into a window of its own, and back. */
final class StageDock {
  private static final double WIDTH = 1100;
  private static final double HEIGHT = 760;

  private final BorderPane place;
  private final Region content;
  private final VBox absent = new VBox();
  private Stage window;

  /**
   * @param place where the content is at first
   */
  StageDock(BorderPane place, Region content) {
    this.place = place;
    this.content = content;
    Label says = new Label("The stage is in a window of its own.");
    absent
        .getChildren()
        .addAll(says, Controls.button("Dock", "Bring the stage back here", this::dock));
    absent.getStyleClass().add("stage-absent");
    place.setCenter(content);
  }

  boolean docked() {
    return window == null;
  }

  void toggle() {
    if (docked()) {
      undock();
    } else {
      dock();
    }
  }

  private void undock() {
    Scene home = place.getScene();
    place.setCenter(absent);
    Scene scene = new Scene(new BorderPane(content), WIDTH, HEIGHT);
    scene.getStylesheets().addAll(home.getStylesheets());
    scene.getRoot().getStyleClass().addAll(home.getRoot().getStyleClass());
    window = new Stage();
    window.initOwner(home.getWindow());
    window.setTitle("AvatarLoom stage");
    window.setScene(scene);
    window.setOnCloseRequest(event -> dock());
    window.show();
  }

  /** Brings it back; nothing happens where it is at home. */
  void dock() {
    if (docked()) {
      return;
    }
    Stage leaving = window;
    window = null;
    ((BorderPane) leaving.getScene().getRoot()).setCenter(null);
    place.setCenter(content);
    leaving.close();
  }
}
