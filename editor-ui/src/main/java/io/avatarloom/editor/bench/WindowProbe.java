package io.avatarloom.editor.bench;

import io.avatarloom.core.node.Catalogue;
import io.avatarloom.editor.app.EditorWindow;
import io.avatarloom.editor.canvas.GraphCanvas;
import io.avatarloom.editor.run.RunQueue;
import io.avatarloom.editor.session.Document;
import io.avatarloom.editor.session.MoveEdits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.stage.Stage;
import javafx.stage.StageStyle;

/** Opens, pans and undoes in the whole editor window of 1920 x 1080 pixels. */
final class WindowProbe {
  private static final int OPENS = 9;
  private static final int UNDOS = 200;

  private final Catalogue catalogue;
  private final Figures figures;
  private final Path work;
  private final Rectangle pixel = new Rectangle(1, 1, Color.BLACK);
  private EditorWindow window;
  private Scene scene;

  WindowProbe(Catalogue catalogue, Figures figures, Path work) {
    this.catalogue = catalogue;
    this.figures = figures;
    this.work = work;
  }

  void measure() throws Exception {
    Path small =
        Files.writeString(work.resolve("small.loom.json"), LargeGraph.recipe(catalogue, 20));
    Path large =
        Files.writeString(work.resolve("large.loom.json"), LargeGraph.recipe(catalogue, 1000));
    Path settings = Files.createTempDirectory(work, "settings");
    Files.writeString(settings.resolve("settings.json"), "{\"dark\":true,\"blenderKeys\":false}");
    EditorProbe.onToolkit(() -> show(settings));
    open(small);
    List<PulseTimes> opens = new ArrayList<>();
    for (int i = 0; i < OPENS; i++) {
      opens.add(open(large));
    }
    figures.hold("open 1000 nodes, first time", opens.get(0).rendered() / 1e6, "ms", 300);
    figures.hold(
        "open 1000 nodes, median", Figures.percentile(opens, PulseTimes::rendered, 0.5), "ms", 300);
    figures.parts("open 1000 nodes", opens);
    undo();
    EditorProbe.onToolkit(this::close);
  }

  private EditorWindow show(Path settings) throws Exception {
    Stage stage = new Stage(StageStyle.UNDECORATED);
    window =
        new EditorWindow(
            stage,
            catalogue,
            settings,
            settings.resolve("cache"),
            RunQueue.open(settings.resolve("runs")));
    pixel.setManaged(false);
    BorderPane root = new BorderPane(window);
    root.getChildren().add(pixel);
    scene = new Scene(root, EditorProbe.WIDTH, EditorProbe.HEIGHT);
    stage.setScene(scene);
    stage.setX(0);
    stage.setY(0);
    stage.show();
    window.start(Optional.empty());
    return window;
  }

  private EditorWindow close() {
    window.dispose();
    scene.getWindow().hide();
    return window;
  }

  private PulseTimes open(Path file) throws Exception {
    return EditorProbe.onToolkit(() -> PulseMeter.start(scene, pixel, 1, step -> window.open(file)))
        .get()
        .get(0);
  }

  private void undo() throws Exception {
    double[] ms = new double[UNDOS];
    for (int i = 0; i < UNDOS; i++) {
      ms[i] = EditorProbe.onToolkit(this::undoOnce);
    }
    Arrays.sort(ms);
    figures.hold("undo one edit at 1000 nodes, median", ms[UNDOS / 2], "ms", 1);
    figures.tell("undo one edit at 1000 nodes, 99th percentile", ms[UNDOS * 99 / 100], "ms");
  }

  private double undoOnce() {
    GraphCanvas canvas = (GraphCanvas) window.lookup("#graph");
    Document document = canvas.desk().document();
    document.apply(MoveEdits.nodes(Set.of("n500"), 24, 0));
    long start = System.nanoTime();
    canvas.perform("edit.undo");
    return (System.nanoTime() - start) / 1e6;
  }
}
