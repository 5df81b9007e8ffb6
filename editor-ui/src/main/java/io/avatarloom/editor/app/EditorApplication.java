package io.avatarloom.editor.app;

import io.avatarloom.core.plugin.Plugins;
import io.avatarloom.core.run.Store;
import io.avatarloom.editor.run.RunQueue;
import java.io.IOException;
import java.nio.file.Path;
import javafx.application.Application;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** The editor as a program of its own. */
public final class EditorApplication extends Application {
  private static final double WIDTH = 1600;
  private static final double HEIGHT = 950;

  private EditorWindow window;

  @Override
  public void start(Stage stage) throws IOException {
    Path folder = Settings.folder();
    RunQueue queue = RunQueue.open(folder.resolve("runs"));
    Rectangle2D screen = Screen.getPrimary().getVisualBounds();
    PanelSizes sizes = PanelSizes.read(folder, screen.getWidth());
    Plugins plugins = Plugins.installed();
    plugins.complaints().forEach(complaint -> System.err.println("warning: " + complaint));
    window = new EditorWindow(stage, plugins.catalogue(), folder, Store.defaultRoot(), queue);
    stage.setScene(
        new Scene(
            window,
            Math.min(sizes.width() > 0 ? sizes.width() : WIDTH, screen.getWidth()),
            Math.min(sizes.height() > 0 ? sizes.height() : HEIGHT, screen.getHeight())));
    stage.setMaximized(sizes.maximized());
    stage.setOnCloseRequest(
        event -> {
          if (!window.mayClose()) {
            event.consume();
          }
        });
    stage.show();
    window.start(getParameters().getRaw().stream().findFirst().map(Path::of));
  }

  @Override
  public void stop() {
    window.dispose();
  }
}
