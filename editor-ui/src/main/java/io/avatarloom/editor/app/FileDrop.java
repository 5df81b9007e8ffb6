package io.avatarloom.editor.app;

import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

/** Files that are dragged into the window. */
final class FileDrop {
  private FileDrop() {}

  /**
   * @param open takes recipes and pictures that carry one
   * @param show takes splat files
   */
  static void accept(Node window, Consumer<Path> open, Consumer<Path> show) {
    window.setOnDragOver(FileDrop::welcome);
    window.setOnDragDropped(event -> drop(event, open, show));
  }

  private static void welcome(DragEvent event) {
    if (event.getDragboard().hasFiles()) {
      event.acceptTransferModes(TransferMode.COPY);
      event.consume();
    }
  }

  private static void drop(DragEvent event, Consumer<Path> open, Consumer<Path> show) {
    if (!event.getDragboard().hasFiles()) {
      return;
    }
    Path file = event.getDragboard().getFiles().get(0).toPath();
    (file.toString().endsWith(".ply") ? show : open).accept(file);
    event.setDropCompleted(true);
    event.consume();
  }
}
