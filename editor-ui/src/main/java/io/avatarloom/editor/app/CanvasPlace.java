package io.avatarloom.editor.app;

import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.editor.panel.LibraryPane;
import io.avatarloom.editor.session.NodeEdits;
import io.avatarloom.editor.session.Spot;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * Where the canvas lies, below the way to the open subgraph; node types from the library and
 * photographs are dropped here.
 */
final class CanvasPlace {
  private final Catalogue catalogue;
  private final StackPane pane = new StackPane();
  private final Breadcrumbs crumbs = new Breadcrumbs(() -> this.bench.canvas().requestFocus());
  private final VBox node = new VBox(crumbs, pane);
  private final EmptyHint hint = new EmptyHint(action -> this.bench.canvas().perform(action));
  private Workbench bench;

  CanvasPlace(Catalogue catalogue) {
    this.catalogue = catalogue;
    pane.setMinSize(0, 0);
    node.setMinSize(0, 0);
    VBox.setVgrow(pane, Priority.ALWAYS);
    pane.setOnDragOver(CanvasPlace::welcome);
    pane.setOnDragDropped(this::drop);
  }

  VBox node() {
    return node;
  }

  void show(Workbench newBench) {
    bench = newBench;
    pane.getChildren().setAll(bench.canvas(), hint);
    crumbs.open(bench.document());
  }

  /** Shows where in the document one is. */
  void edited() {
    crumbs.show();
    hint.setVisible(bench.document().whole().nodes().isEmpty());
  }

  /** Adds a node in the middle of what is seen. */
  void add(NodeSpec spec) {
    var seen = bench.canvas().desk().viewport().visible();
    add(spec.id(), new Spot(seen.middleX(), seen.middleY()));
  }

  private void add(String type, Spot at) {
    var desk = bench.canvas().desk();
    bench.document().apply(new NodeEdits(catalogue).add(type, at, desk.regionAt(at)));
    bench.canvas().requestFocus();
  }

  private static void welcome(DragEvent event) {
    if (event.getDragboard().hasString()
        && event.getDragboard().getString().startsWith(LibraryPane.DRAG)) {
      event.acceptTransferModes(TransferMode.COPY);
      event.consume();
    }
  }

  private void drop(DragEvent event) {
    String text = event.getDragboard().getString();
    boolean type = text != null && text.startsWith(LibraryPane.DRAG);
    List<File> files = event.getDragboard().getFiles();
    if (!type && !PhotoDrop.takes(files)) {
      return;
    }
    var desk = bench.canvas().desk();
    var view = desk.viewport();
    Spot at = new Spot(view.worldX(event.getX()), view.worldY(event.getY()));
    if (type) {
      add(text.substring(LibraryPane.DRAG.length()), at);
    } else {
      Path folder = bench.file().folder();
      PhotoDrop.add(files, bench.document(), catalogue, folder, at, desk.regionAt(at));
    }
    event.setDropCompleted(true);
    event.consume();
  }
}
