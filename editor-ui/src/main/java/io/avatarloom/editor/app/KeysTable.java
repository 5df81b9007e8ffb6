package io.avatarloom.editor.app;

import io.avatarloom.editor.canvas.KeyMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** A table of all keys. */
final class KeysTable {
  private static final double WORDS = 280;
  private static final double KEYS = 180;

  private KeysTable() {}

  static TableView<Map.Entry<String, String>> of(KeyMap keys) {
    TableView<Map.Entry<String, String>> table = new TableView<>();
    table.setId("keys");
    table.setAccessibleText("Keys by action");
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
    table
        .getColumns()
        .setAll(
            List.of(
                column("Action", WORDS, Map.Entry::getValue),
                column("Keys", KEYS, entry -> chords(keys, entry.getKey()))));
    table.getItems().setAll(ActionWords.all().entrySet());
    return table;
  }

  private static String chords(KeyMap keys, String action) {
    return keys.chords(action).stream()
        .map(chord -> ShownKeys.of(chord).getDisplayText())
        .collect(Collectors.joining(",  "));
  }

  private static TableColumn<Map.Entry<String, String>, String> column(
      String title, double width, Function<Map.Entry<String, String>, String> text) {
    TableColumn<Map.Entry<String, String>, String> column = new TableColumn<>(title);
    column.setPrefWidth(width);
    column.setSortable(false);
    column.setCellValueFactory(cell -> new SimpleStringProperty(text.apply(cell.getValue())));
    return column;
  }
}
