package io.avatarloom.editor.app;

import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;

/** A window beside the main one; Escape closes it. */
final class SideWindow {
  private SideWindow() {}

  /**
   * @param width wanted; less where the screen is smaller
   */
  static Stage show(
      Window owner, String title, Parent content, Settings settings, double width, double height) {
    BorderPane root = new BorderPane(content);
    Appearance.size(settings, root);
    double factor = settings.scale() / 100.0;
    var screen = Screen.getPrimary().getVisualBounds();
    Stage window = new Stage();
    window.initOwner(owner);
    window.setTitle(title);
    window.setScene(
        new Scene(
            root,
            Math.min(width * factor, screen.getWidth() * 0.95),
            Math.min(height * factor, screen.getHeight() * 0.9)));
    window.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            window.close();
          }
        });
    window.show();
    return window;
  }
}
