package io.avatarloom.editor.app;

import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.run.Store;
import io.avatarloom.editor.canvas.GraphCanvas;
import io.avatarloom.editor.run.RunQueue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.animation.PauseTransition;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.transform.Scale;
import javafx.stage.Stage;
import javafx.util.Duration;
import javax.imageio.ImageIO;

/**
 * Photographs every panel, for a person to look at. Arguments: folder for pictures, settings folder
 * (without a run there the recipe is run first), recipe, a node to select, {@code dark} or {@code
 * light}, width and height of the screen in pixels, scale, another recipe, nodes of it with commas
 * between them whose values are shown.
 */
final class PanelPictures {
  private PanelPictures() {}

  public static void main(String[] words) {
    Application.launch(Session.class, words);
  }

  /** One window at one size. */
  public static final class Session extends Application {
    private final Deque<BooleanSupplier> steps = new ArrayDeque<>();
    private static final int STAGE_TABS = 4;
    private String[] words;
    private EditorWindow window;
    private double scale;

    @Override
    public void start(Stage stage) throws IOException {
      words = getParameters().getRaw().toArray(String[]::new);
      scale = Double.parseDouble(words[7]);
      Path folder = Path.of(words[1]);
      Settings.DEFAULTS.withDark(words[4].equals("dark")).write(folder);
      RunQueue queue = RunQueue.open(folder.resolve("runs"));
      Files.deleteIfExists(folder.resolve("window.json"));
      window = new EditorWindow(stage, Catalogue.installed(), folder, Store.defaultRoot(), queue);
      double width = Double.parseDouble(words[5]) / scale;
      double height = Double.parseDouble(words[6]) / scale;
      stage.setScene(new Scene(window, width, height));
      stage.show();
      window.start(Optional.of(Path.of(words[2])));
      step(() -> runOnce(queue));
      steps.add(() -> queue.jobs().stream().allMatch(job -> job.status().isOver()));
      step(this::chooseRun);
      step(() -> window.perform("run.plan"));
      step(() -> select(words[3]));
      for (String id : new String[] {"#below-tabs", "#right-tabs"}) {
        TabPane tabs = (TabPane) find(id);
        for (Tab tab : tabs.getTabs()) {
          step(
              () -> {
                if (tab.getId().equals("tab-help")) {
                  window.openHelp("splat.render");
                }
                tabs.getSelectionModel().select(tab);
              });
          step(() -> write(window, tab.getId()));
        }
      }
      step(this::openStage);
      steps.add(() -> window.lookup(".stage-tabs") != null);
      for (int tab = 0; tab < STAGE_TABS; tab++) {
        int shown = tab;
        step(() -> ((TabPane) window.lookup(".stage-tabs")).getSelectionModel().select(shown));
        step(() -> write(window, "stage-" + shown));
      }
      step(() -> window.open(Path.of(words[8])));
      step(() -> ((TabPane) find("#right-tabs")).getSelectionModel().selectFirst());
      step(() -> ((TabPane) find("#centre-tabs")).getSelectionModel().selectFirst());
      for (String node : words[9].split(",")) {
        step(() -> select(node));
        step(() -> write(window, "values-" + node));
      }
      step(() -> window.perform("settings"));
      step(() -> window.perform("file.templates"));
      step(() -> window.perform("help.keys"));
      step(this::writeOthers);
      step(Platform::exit);
      next();
    }

    private void step(Runnable action) {
      steps.add(
          () -> {
            action.run();
            return true;
          });
    }

    private void runOnce(RunQueue queue) {
      if (queue.jobs().isEmpty()) {
        window.perform("run.all");
      }
    }

    private void select(String node) {
      ((GraphCanvas) find("#graph")).focus(node);
    }

    private Node find(String id) {
      return window.lookup(id);
    }

    private void chooseRun() {
      ListView<?> list = (ListView<?>) find("#queue");
      if (list != null) {
        list.getSelectionModel().selectLast();
      }
    }

    /** Shows the result of the selected node on the stage, if it is one for there. */
    private void openStage() {
      if (find("#preview-stage") instanceof Button button && button.isVisible()) {
        button.fire();
      } else {
        ((TabPane) find("#centre-tabs")).getSelectionModel().selectLast();
      }
    }

    private void next() {
      PauseTransition pause = new PauseTransition(Duration.millis(900));
      pause.setOnFinished(
          event -> {
            if (!steps.isEmpty()) {
              if (steps.peek().getAsBoolean()) {
                steps.poll();
              }
              next();
            }
          });
      pause.play();
    }

    private void writeOthers() {
      javafx.stage.Window.getWindows().stream()
          .filter(other -> other != window.getScene().getWindow())
          .filter(other -> other instanceof Stage)
          .forEach(
              other ->
                  write(
                      other.getScene().getRoot(),
                      ((Stage) other).getTitle().toLowerCase(Locale.ROOT)));
    }

    private void write(Parent root, String name) {
      SnapshotParameters how = new SnapshotParameters();
      how.setTransform(new Scale(scale, scale));
      String size = words[5] + "-" + (int) (100 * scale) + "-" + words[4];
      Path file = Path.of(words[0]).resolve(size + "-" + name + ".png");
      try {
        Files.createDirectories(file.getParent());
        ImageIO.write(
            SwingFXUtils.fromFXImage(root.snapshot(how, null), null), "png", file.toFile());
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
