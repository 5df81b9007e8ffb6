package io.avatarloom.editor.panel;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The edits of a document, oldest first; those after the current one can be redone. */
public final class HistoryPane extends VBox {
  private final ListView<String> list = new ListView<>();
  private int current;

  /**
   * @param chosen hears the number of the state to go to; 0 is the document as it was opened
   */
  public HistoryPane(IntConsumer chosen) {
    getStyleClass().add("history-pane");
    list.setId("history");
    list.setAccessibleText("History");
    list.setPlaceholder(new Label("No edits yet."));
    list.setCellFactory(view -> new Cell());
    ListChoice.onTaken(list, () -> go(chosen));
    setVgrow(list, Priority.ALWAYS);
    getChildren().add(list);
  }

  private void go(IntConsumer chosen) {
    int index = list.getSelectionModel().getSelectedIndex();
    if (index >= 0 && index != current) {
      chosen.accept(index);
    }
  }

  /**
   * @param states what made each state; the first names the document as it was opened
   * @param now number of the present state
   */
  public void show(List<String> states, int now) {
    current = now;
    if (states.equals(list.getItems())) {
      list.refresh();
    } else {
      list.getItems().setAll(states);
    }
    list.scrollTo(Math.max(0, now - 3));
  }

  /** Bold for the current state, muted for what was undone. */
  private final class Cell extends ListCell<String> {
    @Override
    protected void updateItem(String text, boolean empty) {
      super.updateItem(text, empty);
      setText(empty ? null : (getIndex() == current ? "▸ " : "   ") + text);
      setWrapText(true);
      setPrefWidth(0);
      getStyleClass().removeAll(Styles.TEXT_BOLD, Styles.TEXT_MUTED);
      if (!empty && getIndex() == current) {
        getStyleClass().add(Styles.TEXT_BOLD);
        setAccessibleText(text + ", current");
      } else if (!empty) {
        setAccessibleText(text + (getIndex() > current ? ", undone" : ""));
        if (getIndex() > current) {
          getStyleClass().add(Styles.TEXT_MUTED);
        }
      }
    }
  }
}
