package io.avatarloom.editor.app;

import io.avatarloom.editor.session.FuzzySearch;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/** Asks for one of many: a part of its name is typed, the arrows choose, Enter takes it. */
final class FindDialog extends Dialog<String> {
  private static final double WIDTH = 420;
  private static final double HEIGHT = 360;
  private final FuzzySearch<String> search;
  private final TextField field = new TextField();
  private final ListView<String> list = new ListView<>();

  FindDialog(Window owner, String title, List<String> options) {
    search = new FuzzySearch<>(options, List::of);
    initOwner(owner);
    setTitle(title);
    setHeaderText(null);
    field.setId("find-field");
    field.setPromptText("Part of a name or type");
    field.setAccessibleText(title);
    field.textProperty().addListener((property, was, is) -> fill());
    getDialogPane().addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    list.setId("find-list");
    list.setAccessibleText("What fits");
    list.setPlaceholder(new Label("Nothing fits."));
    list.setFocusTraversable(false);
    list.addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
    VBox box = new VBox(8, field, list);
    VBox.setVgrow(list, Priority.ALWAYS);
    box.setPrefSize(WIDTH, HEIGHT);
    getDialogPane().setContent(box);
    getDialogPane().getButtonTypes().setAll(ButtonType.OK, ButtonType.CANCEL);
    getDialogPane().getStylesheets().add(Compactness.css());
    setResultConverter(
        button -> button == ButtonType.OK ? list.getSelectionModel().getSelectedItem() : null);
    setOnShown(event -> Platform.runLater(field::requestFocus));
    fill();
  }

  private void fill() {
    list.getItems().setAll(search.find(field.getText()));
    list.getSelectionModel().selectFirst();
    list.scrollTo(0);
    getDialogPane().lookupButton(ButtonType.OK).setDisable(list.getItems().isEmpty());
  }

  private void clicked(MouseEvent event) {
    if (event.getClickCount() == 2 && list.getSelectionModel().getSelectedItem() != null) {
      setResult(list.getSelectionModel().getSelectedItem());
    }
  }

  private void key(KeyEvent event) {
    int by = event.getCode() == KeyCode.DOWN ? 1 : event.getCode() == KeyCode.UP ? -1 : 0;
    if (by != 0 && !list.getItems().isEmpty()) {
      int count = list.getItems().size();
      int next = Math.floorMod(list.getSelectionModel().getSelectedIndex() + by, count);
      list.getSelectionModel().select(next);
      list.scrollTo(Math.max(0, next - 3));
      event.consume();
    }
  }
}
