package io.avatarloom.editor.app;

import com.sun.javafx.scene.input.DragboardHelper;
import com.sun.javafx.tk.TKClipboard;
import com.sun.javafx.tk.Toolkit;
import java.io.File;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.PickResult;
import javafx.scene.input.TransferMode;

/** Files dragged into the window from elsewhere. */
final class FileDrag {
  private FileDrag() {}

  /** Drags files over a part of the window and lets go of them. On the toolkit's thread. */
  static void drop(Node target, List<File> files) {
    ClipboardContent content = new ClipboardContent();
    content.putFiles(files);
    drop(target, content, new Point2D(20, 20));
  }

  /**
   * Drags something over a part of the window and lets go of it. On the toolkit's thread.
   *
   * @param at from the upper left corner of the target
   * @return whether the target took it
   */
  static boolean drop(Node target, ClipboardContent content, Point2D at) {
    Dragboard board = DragboardHelper.createDragboard(clipboardForDrags());
    board.setContent(content);
    boolean welcome = fire(target, DragEvent.DRAG_OVER, board, at).isAccepted();
    return welcome && fire(target, DragEvent.DRAG_DROPPED, board, at).isDropCompleted();
  }

  /** The toolkit's clipboard without a desktop knows no transfer modes; this one says copy. */
  private static TKClipboard clipboardForDrags() {
    TKClipboard local = Toolkit.getToolkit().createLocalClipboard();
    return (TKClipboard)
        Proxy.newProxyInstance(
            FileDrag.class.getClassLoader(),
            new Class<?>[] {TKClipboard.class},
            (proxy, method, arguments) ->
                method.getName().equals("getTransferModes")
                    ? Set.of(TransferMode.COPY)
                    : method.invoke(local, arguments));
  }

  private static DragEvent fire(
      Node target, EventType<DragEvent> type, Dragboard board, Point2D at) {
    Point2D inScene = target.localToScene(at);
    Point2D onScreen = target.localToScreen(at);
    PickResult pick = new PickResult(target, inScene.getX(), inScene.getY());
    DragEvent event =
        new DragEvent(
            type,
            board,
            inScene.getX(),
            inScene.getY(),
            onScreen.getX(),
            onScreen.getY(),
            TransferMode.COPY,
            null,
            target,
            pick);
    Event.fireEvent(target, event);
    return event;
  }
}
