package io.avatarloom.editor.app;

import java.util.Map;
import javafx.beans.property.SimpleStringProperty;
import javafx.collections.FXCollections;
import javafx.scene.Scene;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import javafx.stage.Window;

/** A table of all keys. */
final class KeysWindow {
  private static final double WIDTH = 460;
  private static final double HEIGHT = 640;

  private KeysWindow() {}

  static void show(Window owner, Map<String, String> keysByAction) {
    TableView<Map.Entry<String, String>> table =
        new TableView<>(FXCollections.observableArrayList(keysByAction.entrySet()));
    table.setAccessibleText("Keys by action");
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
    TableColumn<Map.Entry<String, String>, String> action = new TableColumn<>("Action");
    action.setCellValueFactory(cell -> new SimpleStringProperty(cell.getValue().getKey()));
    TableColumn<Map.Entry<String, String>, String> keys = new TableColumn<>("Keys");
    keys.setCellValueFactory(cell -> new SimpleStringProperty(cell.getValue().getValue()));
    table.getColumns().add(action);
    table.getColumns().add(keys);
    Stage window = new Stage();
    window.initOwner(owner);
    window.setTitle("Keys");
    window.setScene(new Scene(table, WIDTH, HEIGHT));
    window.show();
  }
}
