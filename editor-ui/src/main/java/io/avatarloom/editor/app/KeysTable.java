package io.avatarloom.editor.app;

import io.avatarloom.editor.canvas.Chord;
import io.avatarloom.editor.canvas.KeyMap;
import java.util.Map;
import java.util.TreeMap;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** A table of all keys. */
final class KeysTable {
  private KeysTable() {}

  static TableView<Map.Entry<String, String>> of(KeyMap keys) {
    Map<String, String> byAction = new TreeMap<>();
    for (Map.Entry<Chord, String> entry : keys.all().entrySet()) {
      byAction.merge(entry.getValue(), entry.getKey().toString(), (a, b) -> a + ", " + b);
    }
    TableView<Map.Entry<String, String>> table = new TableView<>();
    table.setId("keys");
    table.getItems().setAll(byAction.entrySet());
    table.setAccessibleText("Keys by action");
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
    TableColumn<Map.Entry<String, String>, String> action = new TableColumn<>("Action");
    action.setCellValueFactory(cell -> new SimpleStringProperty(cell.getValue().getKey()));
    TableColumn<Map.Entry<String, String>, String> chords = new TableColumn<>("Keys");
    chords.setCellValueFactory(cell -> new SimpleStringProperty(cell.getValue().getValue()));
    table.getColumns().add(action);
    table.getColumns().add(chords);
    return table;
  }
}
