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
    Dragboard board = DragboardHelper.createDragboard(clipboardForDrags());
    ClipboardContent content = new ClipboardContent();
    content.putFiles(files);
    board.setContent(content);
    fire(target, DragEvent.DRAG_OVER, board);
    fire(target, DragEvent.DRAG_DROPPED, board);
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

  private static void fire(Node target, EventType<DragEvent> type, Dragboard board) {
    PickResult at = new PickResult(target, 20, 20);
    Event.fireEvent(
        target, new DragEvent(type, board, 20, 20, 20, 20, TransferMode.COPY, null, target, at));
  }
}
