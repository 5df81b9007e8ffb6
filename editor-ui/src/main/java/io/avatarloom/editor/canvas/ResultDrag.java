package io.avatarloom.editor.canvas;

import io.avatarloom.core.graph.PortRef;
import java.io.File;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;

/**
 * Drags the result a node shows out of the window, as a file; Alt tells it from moving the node.
 */
final class ResultDrag {
  private final Desk desk;
  private final CanvasHost host;
  private final Supplier<Map<PortRef, NodePreview>> previews;
  private final Runnable starts;

  /**
   * @param previews those that are shown now, by output
   * @param starts hears that a drag begins
   */
  ResultDrag(
      Desk desk, CanvasHost host, Supplier<Map<PortRef, NodePreview>> previews, Runnable starts) {
    this.desk = desk;
    this.host = host;
    this.previews = previews;
    this.starts = starts;
  }

  void attach(Node node) {
    node.setOnDragDetected(event -> detected(node, event));
  }

  private void detected(Node node, MouseEvent event) {
    if (!event.isAltDown() || !event.isPrimaryButtonDown()) {
      return;
    }
    Viewport view = desk.viewport();
    PreviewPlaces.at(
            desk.picture(), previews.get(), view.worldX(event.getX()), view.worldY(event.getY()))
        .ifPresent(
            shown -> {
              starts.run();
              start(node, shown);
              event.consume();
            });
  }

  /** What is handed on; empty when there is no file of it. */
  private Optional<ClipboardContent> content(PortRef output) {
    PortRef inRun = new PortRef(desk.document().place().runId(output.owner()), output.port());
    Optional<File> file = host.result(inRun);
    if (file.isEmpty()) {
      host.say("There is no file of " + inRun + "; run the recipe and try again.");
    }
    return file.map(
        known -> {
          ClipboardContent content = new ClipboardContent();
          content.putFiles(List.of(known));
          return content;
        });
  }

  private void start(Node source, PreviewPlaces.Placed shown) {
    content(shown.port())
        .ifPresent(
            content -> {
              Dragboard board = source.startDragAndDrop(TransferMode.COPY);
              board.setContent(content);
              if (shown.preview() instanceof NodePreview.Picture picture) {
                Image image = picture.image();
                board.setDragView(image, image.getWidth() / 2, image.getHeight() / 2);
              }
            });
  }
}
