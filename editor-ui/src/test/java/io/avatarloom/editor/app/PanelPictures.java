package io.avatarloom.editor.app;

import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.run.Store;
import io.avatarloom.editor.canvas.CanvasHost;
import io.avatarloom.editor.canvas.GraphCanvas;
import io.avatarloom.editor.run.RunQueue;
import io.avatarloom.editor.session.Spot;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import javafx.animation.PauseTransition;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuBar;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.transform.Scale;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Duration;
import javax.imageio.ImageIO;

/**
 * Photographs every panel and dialog, for a person to look at; docs/guide/editor.md tells how.
 * Arguments: folder for pictures, settings folder (without a run there the sample recipe is run
 * first), folder of sample recipes, {@code dark} or {@code light}, width and height of the screen
 * in pixels, pixels per unit of the toolkit.
 */
final class PanelPictures {
  private PanelPictures() {}

  public static void main(String[] words) {
    Application.launch(Session.class, words);
  }

  /** One window at one size. */
  public static final class Session extends Application {
    private static final int STAGE_TABS = 4;
    private static final long PAUSE_MS = 700;
    private static final int MENUS = 6;

    private final Deque<BooleanSupplier> steps = new ArrayDeque<>();
    private String[] words;
    private EditorWindow window;
    private RunQueue queue;
    private double scale;

    @Override
    public void start(Stage stage) throws IOException {
      words = getParameters().getRaw().toArray(String[]::new);
      scale = Double.parseDouble(words[6]);
      Path folder = Path.of(words[1]);
      Settings.DEFAULTS.withDark(words[3].equals("dark")).write(folder);
      queue = RunQueue.open(folder.resolve("runs"));
      Files.deleteIfExists(folder.resolve("window.json"));
      for (File journal : folder.resolve("journal").toFile().listFiles()) {
        Files.delete(journal.toPath());
      }
      window = new EditorWindow(stage, Catalogue.installed(), folder, Store.defaultRoot(), queue);
      double width = Double.parseDouble(words[4]) / scale;
      double height = Double.parseDouble(words[5]) / scale;
      stage.setScene(new Scene(window, width, height));
      stage.show();
      window.start(Optional.of(sample("arc2avatar")));
      run();
      lowerAndRight();
      stage();
      canvas();
      values();
      problems(folder);
      others();
      step(Platform::exit);
      next();
    }

    private Path sample(String name) {
      return Path.of(words[2]).resolve(name + ".loom.json");
    }

    private void run() {
      step(
          () -> {
            if (queue.jobs().isEmpty()) {
              window.perform("run.all");
            }
          });
      steps.add(() -> queue.jobs().stream().allMatch(job -> job.status().isOver()));
      step(() -> ((ListView<?>) window.lookup("#queue")).getSelectionModel().selectLast());
      step(() -> {});
      shoot("graph");
    }

    private void lowerAndRight() {
      step(() -> window.perform("run.plan"));
      step(() -> graph().focus("avatar"));
      for (String id : List.of("#below-tabs", "#right-tabs")) {
        TabPane tabs = (TabPane) window.lookup(id);
        for (Tab tab : tabs.getTabs()) {
          step(
              () -> {
                if (tab.getId().equals("tab-help")) {
                  window.openHelp("splat.render");
                }
                tabs.getSelectionModel().select(tab);
              });
          shoot(tab.getId());
        }
      }
      tab("#below-tabs", "tab-preview");
      for (String node : List.of("lossPlot", "turnSheet", "likeness", "neutral")) {
        step(() -> graph().focus(node));
        shoot("preview-" + node);
      }
    }

    private void stage() {
      step(() -> ((TabPane) window.lookup("#centre-tabs")).getSelectionModel().selectLast());
      shoot("stage-empty");
      step(() -> ((TabPane) window.lookup("#centre-tabs")).getSelectionModel().selectFirst());
      step(() -> graph().focus("avatar"));
      steps.add(() -> window.lookup("#preview-stage") instanceof Button show && show.isVisible());
      step(() -> ((Button) window.lookup("#preview-stage")).fire());
      steps.add(() -> window.lookup(".stage-tabs") != null);
      for (int tab = 0; tab < STAGE_TABS; tab++) {
        int shown = tab;
        step(() -> ((TabPane) window.lookup(".stage-tabs")).getSelectionModel().select(shown));
        shoot("stage-" + shown);
      }
      step(() -> window.perform("view.lower"));
      shoot("stage-alone");
      step(() -> window.perform("view.lower"));
      step(() -> ((TabPane) window.lookup("#centre-tabs")).getSelectionModel().selectFirst());
    }

    private void canvas() {
      step(() -> graph().focus("distil"));
      step(() -> window.openInspector("distil"));
      shoot("region");
      step(() -> graph().select(Set.of("photo", "detect", "align", "embed")));
      step(() -> graph().perform("view.fitSelection"));
      step(() -> graph().perform("node.frame"));
      step(() -> window.openInspector("frame"));
      shoot("frame");
      step(() -> graph().select(Set.of("detect")));
      step(() -> graph().perform("node.mute"));
      step(() -> graph().select(Set.of("smooth")));
      step(() -> graph().perform("node.bypass"));
      step(() -> graph().perform("view.fitSelection"));
      shoot("bypass");
      step(() -> window.perform("edit.undo"));
      step(() -> search(Optional.empty(), "render"));
      shoot("search");
      step(() -> search(Optional.of(new PortRef("photo", "image")), ""));
      shoot("search-link");
      step(() -> open(sample("faces")));
      step(() -> graph().select(Set.of("faceA")));
      shoot("subgraph");
      step(() -> graph().perform("subgraph.open"));
      step(() -> graph().perform("view.fit"));
      shoot("subgraph-inside");
    }

    private void values() {
      step(() -> open(toy(ToyFiles.KINDS)));
      for (String node : List.of("photo", "soft", "number", "text", "flag", "schedule")) {
        step(() -> graph().focus(node));
        shoot("values-" + node);
      }
      step(() -> open(toy(ToyFiles.MORE_KINDS)));
      step(() -> graph().focus("look"));
      shoot("values-look");
    }

    private void problems(Path folder) {
      tab("#below-tabs", "tab-problems");
      step(() -> open(toy(ToyFiles.BROKEN.replace("\"width\": 8", "\"width\": -8"))));
      step(() -> graph().focus("small"));
      shoot("problems");
      step(() -> open(folder.resolve("gone.loom.json")));
      shoot("error");
      step(this::closeOthers);
    }

    private void others() {
      step(() -> open(sample("meanface")));
      for (String action : List.of("settings", "file.templates", "help.keys")) {
        step(() -> window.perform(action));
      }
      shoot("side");
      step(this::closeOthers);
      for (int menu = 0; menu < MENUS; menu++) {
        int shown = menu;
        step(() -> ((MenuBar) window.lookup("#menu")).getMenus().get(shown).show());
        shoot("menu-" + shown);
        step(() -> ((MenuBar) window.lookup("#menu")).getMenus().get(shown).hide());
      }
      step(() -> Platform.runLater(() -> window.perform("find")));
      shoot("find");
      step(this::closeOthers);
      step(() -> graph().select(Set.of("mask")));
      step(() -> graph().perform("edit.delete"));
      step(() -> Platform.runLater(() -> window.perform("file.new")));
      shoot("unsaved");
      step(this::closeOthers);
    }

    private Path toy(String recipe) {
      try {
        return ToyFiles.write(Path.of(words[1]), "toy.loom.json", recipe);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void open(Path file) {
      graph().desk().document().markSaved();
      window.open(file);
    }

    private void search(Optional<PortRef> port, String text) {
      graph().search(new CanvasHost.SearchRequest(new Spot(0, 0), 200, 30, port, true, ""));
      ((TextField) window.lookup("#node-search-field")).setText(text);
    }

    private GraphCanvas graph() {
      return (GraphCanvas) window.lookup("#graph");
    }

    private void tab(String tabs, String id) {
      step(
          () -> {
            TabPane pane = (TabPane) window.lookup(tabs);
            pane.getTabs().stream()
                .filter(tab -> tab.getId().equals(id))
                .forEach(pane.getSelectionModel()::select);
          });
    }

    private void step(Runnable action) {
      steps.add(
          () -> {
            action.run();
            return true;
          });
    }

    private void shoot(String name) {
      step(
          () -> {
            write(window, name);
            for (Window other : others(Window.class)) {
              String of = other instanceof Stage stage ? stage.getTitle() : "popup";
              write(other.getScene().getRoot(), name + "-" + of.toLowerCase(Locale.ROOT));
            }
          });
    }

    private <T extends Window> List<T> others(Class<T> type) {
      return Window.getWindows().stream()
          .filter(other -> other != window.getScene().getWindow())
          .filter(type::isInstance)
          .map(type::cast)
          .toList();
    }

    private void closeOthers() {
      others(Stage.class).forEach(Stage::close);
      others(PopupWindow.class).forEach(PopupWindow::hide);
    }

    private void next() {
      PauseTransition pause = new PauseTransition(Duration.millis(PAUSE_MS));
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

    private void write(Parent root, String name) {
      SnapshotParameters how = new SnapshotParameters();
      how.setTransform(new Scale(scale, scale));
      String size = words[4] + "-" + (int) (100 * scale) + "-" + words[3];
      Path file = Path.of(words[0]).resolve(size).resolve(name.replace(' ', '-') + ".png");
      try {
        Files.createDirectories(file.getParent());
        ImageIO.write(
            SwingFXUtils.fromFXImage(root.snapshot(how, null), null), "png", file.toFile());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
