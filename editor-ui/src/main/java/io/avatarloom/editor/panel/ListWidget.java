package io.avatarloom.editor.panel;

import atlantafx.base.theme.Styles;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.avatarloom.core.node.Param;
import io.avatarloom.editor.session.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A list of numbers or texts, one a row; rows can be added and taken out. */
final class ListWidget implements ParameterWidget {
  private final Param<?> param;
  private final Change change;
  private final List<TextField> fields = new ArrayList<>();
  private final VBox rows = new VBox(4);
  private final Label trouble = new Label();
  private final VBox box;
  private JsonNode shown = JsonNodeFactory.instance.arrayNode();

  ListWidget(Param<?> param, Change change) {
    this.param = param;
    this.change = change;
    Button add = new Button("Add");
    add.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
    add.setAccessibleText("Add to " + param.id());
    add.setOnAction(
        event -> {
          addRow(numbers() ? "0" : "");
          commit();
          fields.get(fields.size() - 1).requestFocus();
        });
    trouble.setWrapText(true);
    trouble.getStyleClass().addAll(Styles.DANGER, Styles.TEXT_SMALL);
    trouble.managedProperty().bind(trouble.textProperty().isNotEmpty());
    box = new VBox(2, rows, trouble, add);
  }

  private boolean numbers() {
    return param.kind() == Param.Kind.NUMBERS;
  }

  private void addRow(String text) {
    TextField field = new TextField(text);
    field.setAccessibleText(param.id() + ", item " + (fields.size() + 1));
    field.setOnAction(event -> commit());
    field
        .focusedProperty()
        .addListener(
            (property, before, focused) -> {
              if (!focused) {
                commit();
              }
            });
    HBox.setHgrow(field, Priority.ALWAYS);
    HBox row = new HBox(4, field);
    row.setAlignment(Pos.CENTER_LEFT);
    String what = "Take item " + (fields.size() + 1) + " out of " + param.id();
    row.getChildren()
        .add(
            new IconButton(
                IconButton.CROSS,
                what,
                () -> {
                  fields.remove(field);
                  rows.getChildren().remove(row);
                  commit();
                }));
    fields.add(field);
    rows.getChildren().add(row);
  }

  private void commit() {
    try {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      for (TextField field : fields) {
        if (numbers()) {
          array.add(number(field));
        } else {
          array.add(field.getText());
        }
      }
      param.parse(array);
      trouble.setText("");
      if (!sameAs(array)) {
        shown = array;
        change.to(array, true);
      }
    } catch (IllegalArgumentException e) {
      trouble.setText(e.getMessage());
    }
  }

  private JsonNode number(TextField field) {
    int index = fields.indexOf(field);
    boolean untouched =
        index < shown.size() && field.getText().equals(Words.number(shown.path(index).asDouble()));
    return untouched
        ? shown.path(index)
        : JsonNodeFactory.instance.numberNode(Expression.value(field.getText()));
  }

  private boolean sameAs(ArrayNode array) {
    return array.toString().equals(shown.toString());
  }

  @Override
  public Node node() {
    return box;
  }

  @Override
  public void show(JsonNode value) {
    shown = value;
    trouble.setText("");
    if (fields.size() != value.size()) {
      fields.clear();
      rows.getChildren().clear();
      value.forEach(item -> addRow(text(item)));
    }
    for (int i = 0; i < fields.size(); i++) {
      fields.get(i).setText(text(value.get(i)));
    }
  }

  private String text(JsonNode item) {
    return numbers() ? Words.number(item.asDouble()) : item.asText();
  }
}
