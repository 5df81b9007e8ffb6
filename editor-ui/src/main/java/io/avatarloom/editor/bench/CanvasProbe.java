package io.avatarloom.editor.bench;

import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.recipe.Recipe;
import io.avatarloom.editor.canvas.CanvasHost;
import io.avatarloom.editor.canvas.GraphCanvas;
import io.avatarloom.editor.canvas.Shapes;
import io.avatarloom.editor.canvas.Viewport;
import io.avatarloom.editor.session.Document;
import io.avatarloom.editor.session.SketchReader;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.stage.Stage;
import javafx.stage.StageStyle;

/** Pans large graphs on a canvas that fills 1920 x 1080 pixels. */
final class CanvasProbe {
  private static final double WORKING_ZOOM = 0.7;
  private static final double LEAST_NODES = 40;
  private static final int WARM_UP = 120;
  private static final int COUNT = 400;

  private final Catalogue catalogue;
  private final Figures figures;

  CanvasProbe(Catalogue catalogue, Figures figures) {
    this.catalogue = catalogue;
    this.figures = figures;
  }

  void measure() throws Exception {
    GraphCanvas close = EditorProbe.onToolkit(() -> open(1000));
    EditorProbe.onToolkit(() -> lookClosely(close));
    double seen =
        EditorProbe.onToolkit(
            () -> {
              var desk = close.desk();
              return (double) desk.picture().nodesIn(desk.viewport().visible()).length;
            });
    figures.atLeast("nodes with text in view at working zoom", seen, "", LEAST_NODES);
    figures.pan("pan 1000 nodes", pan(close, WARM_UP, COUNT), 10.1, 8.3);
    GraphCanvas far = EditorProbe.onToolkit(() -> open(3000));
    EditorProbe.onToolkit(
        () -> {
          far.fit();
          return far;
        });
    figures.pan("pan 3000 nodes in view", pan(far, WARM_UP, COUNT), 33, 16.7);
    EditorProbe.onToolkit(
        () -> {
          far.getScene().getWindow().hide();
          return far;
        });
  }

  private Stage stage;

  private GraphCanvas open(int nodes) throws Exception {
    Recipe recipe =
        Recipe.parse(LargeGraph.recipe(catalogue, nodes), "bench", Path.of("").toAbsolutePath());
    Document document = new Document(SketchReader.read(recipe, new Shapes(catalogue)::sizeOf));
    GraphCanvas canvas = new GraphCanvas(catalogue, document, new NoHost());
    BorderPane root = new BorderPane(canvas);
    root.getChildren().add(new Rectangle(1, 1, Color.BLACK));
    Scene scene = new Scene(root, EditorProbe.WIDTH, EditorProbe.HEIGHT);
    if (stage == null) {
      stage = new Stage(StageStyle.UNDECORATED);
    }
    stage.setScene(scene);
    stage.setX(0);
    stage.setY(0);
    stage.show();
    root.applyCss();
    root.layout();
    canvas.requestFocus();
    return canvas;
  }

  private static Viewport lookClosely(GraphCanvas canvas) {
    Viewport view = canvas.desk().viewport();
    canvas.fit();
    view.zoomTo(WORKING_ZOOM);
    return view;
  }

  private static List<PulseTimes> pan(GraphCanvas canvas, int warmUp, int count) throws Exception {
    Pan pan = EditorProbe.onToolkit(() -> new Pan(canvas));
    Rectangle pixel = (Rectangle) canvas.getParent().getChildrenUnmodifiable().get(1);
    List<PulseTimes> times =
        EditorProbe.onToolkit(
                () -> {
                  pan.press();
                  return PulseMeter.start(canvas.getScene(), pixel, warmUp + count, pan::move);
                })
            .get();
    EditorProbe.onToolkit(
        () -> {
          pan.release(warmUp + count);
          return pan;
        });
    return times.subList(warmUp, times.size());
  }

  /** A window that knows nothing. */
  private static final class NoHost implements CanvasHost {
    @Override
    public void openSearch(SearchRequest request) {
      throw new IllegalStateException("no search is asked for");
    }

    @Override
    public void openHelp(String type) {
      throw new IllegalStateException("no help is asked for");
    }

    @Override
    public void openInspector(String id) {
      throw new IllegalStateException("no inspector is asked for");
    }

    @Override
    public boolean perform(String action) {
      return false;
    }
  }
}
