package io.avatarloom.editor.app;

import io.avatarloom.core.check.Diagnostic;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.recipe.Recipe;
import io.avatarloom.core.run.FileResolver;
import io.avatarloom.editor.canvas.CanvasHost;
import io.avatarloom.editor.canvas.GraphCanvas;
import io.avatarloom.editor.canvas.Shapes;
import io.avatarloom.editor.session.Document;
import io.avatarloom.editor.session.Problems;
import io.avatarloom.editor.session.RecipeFile;
import io.avatarloom.editor.session.Sketch;
import io.avatarloom.editor.session.SketchReader;
import io.avatarloom.editor.session.SubgraphTypes;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.application.Platform;

/** One open recipe: its document, its file and the canvas it is drawn on. */
final class Workbench {
  private final Catalogue catalogue;
  private final SubgraphTypes types;
  private final Document document;
  private final RecipeFile file;
  private final GraphCanvas canvas;
  private final ExecutorService checking;
  private final AtomicReference<Sketch> toCheck = new AtomicReference<>();
  private Consumer<List<Diagnostic>> checked = found -> {};

  /**
   * @param path where a save goes, empty for a new document
   * @param checking a thread for checks
   */
  Workbench(
      Catalogue catalogue,
      Recipe recipe,
      Optional<Path> path,
      CanvasHost host,
      ExecutorService checking) {
    this.catalogue = catalogue;
    this.checking = checking;
    types = new SubgraphTypes(catalogue, recipe::subgraphs, recipe::folder);
    Shapes shapes = new Shapes(types.catalogue());
    document = new Document(SketchReader.read(recipe, shapes::sizeOf), shapes::sizeOf);
    types.follow(document);
    document.markSaved();
    file = new RecipeFile(document, path, catalogue);
    canvas = new GraphCanvas(types.catalogue(), document, host);
    document.listen(state -> check());
  }

  /** The node types there are in this document. */
  SubgraphTypes types() {
    return types;
  }

  Document document() {
    return document;
  }

  RecipeFile file() {
    return file;
  }

  GraphCanvas canvas() {
    return canvas;
  }

  /** The name of the file. */
  String name() {
    return file.path().map(path -> path.getFileName().toString()).orElse("untitled");
  }

  /** The name, with a mark where there are changes that are not saved. */
  String title() {
    return name() + (file.isDirty() ? " *" : "");
  }

  /** Shows the whole graph as soon as the canvas has its size. */
  void fitWhenShown() {
    canvas.fitWhenShown();
    canvas.requestFocus();
  }

  /** Calls back on the toolkit's thread with what is wrong, after every check. */
  void onChecked(Consumer<List<Diagnostic>> listener) {
    checked = listener;
  }

  /** Checks the present state in the background; states that were overtaken are skipped. */
  void check() {
    if (toCheck.getAndSet(document.whole()) == null) {
      checking.execute(this::checkLatest);
    }
  }

  private void checkLatest() {
    Sketch state = toCheck.getAndSet(null);
    List<Diagnostic> found =
        Problems.of(state, catalogue, file.folder(), FileResolver.installedAssets())
            .all()
            .castToList();
    Platform.runLater(
        () -> {
          canvas.setProblems(found);
          checked.accept(found);
        });
  }
}
