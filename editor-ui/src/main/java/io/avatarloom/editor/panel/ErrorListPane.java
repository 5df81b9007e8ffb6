package io.avatarloom.editor.panel;

import atlantafx.base.theme.Styles;
import io.avatarloom.core.check.Diagnostic;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What is wrong with the recipe or the run; a click or Enter leads to the place. */
public final class ErrorListPane extends VBox {
  private static final double MARGIN = 40;
  private final ListView<Diagnostic> list = new ListView<>();

  /**
   * @param chosen hears of the diagnostic to go to
   */
  public ErrorListPane(Consumer<Diagnostic> chosen) {
    getStyleClass().add("error-list-pane");
    Label none = new Label("Nothing is wrong.");
    none.getStyleClass().add(Styles.TEXT_MUTED);
    list.setPlaceholder(none);
    list.setId("problems");
    list.setAccessibleText("Errors");
    list.setCellFactory(view -> new Cell());
    ListChoice.onTaken(list, () -> go(chosen));
    setVgrow(list, Priority.ALWAYS);
    getChildren().add(list);
  }

  private void go(Consumer<Diagnostic> chosen) {
    Diagnostic selected = list.getSelectionModel().getSelectedItem();
    if (selected != null) {
      chosen.accept(selected);
    }
  }

  public void show(List<Diagnostic> found) {
    list.getItems().setAll(found);
  }

  /** Place above, sentence below, both in full. */
  private static final class Cell extends ListCell<Diagnostic> {
    private final Label place = new Label();
    private final Label message = new Label();
    private final VBox box = new VBox(2, place, message);

    Cell() {
      place.getStyleClass().addAll(Styles.DANGER, Styles.TEXT_BOLD);
      place.setWrapText(true);
      message.setWrapText(true);
      message.setMinHeight(USE_PREF_SIZE);
      box.setPadding(new Insets(4, 0, 4, 0));
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(Diagnostic found, boolean empty) {
      super.updateItem(found, empty);
      setGraphic(empty ? null : box);
      if (!empty) {
        box.maxWidthProperty().bind(getListView().widthProperty().subtract(MARGIN));
        box.prefWidthProperty().bind(box.maxWidthProperty());
        boolean all = found.owner().isEmpty();
        place.setText(
            all ? "recipe" : found.owner() + (found.where().isEmpty() ? "" : "." + found.where()));
        message.setText(found.message());
        setAccessibleText(found.toString());
      }
    }
  }
}
