package io.avatarloom.editor.panel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.avatarloom.core.node.Param;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/**
 * Three numbers side by side where there is room; each is typed, stepped, or dragged by its letter.
 */
final class VectorWidget implements ParameterWidget {
  private static final String AXES = "xyz";
  private static final double GAP = 6;

  /** Narrower, the numbers stand one below the other. */
  private static final double ROOM = 270;

  private final Change change;
  private final List<NumberWidget> numbers = new ArrayList<>();
  private final FlowPane box = new FlowPane(GAP, 2);
  private JsonNode shown = JsonNodeFactory.instance.arrayNode();

  VectorWidget(Param<?> param, Change change) {
    this.change = change;
    box.setMinWidth(0);
    for (int i = 0; i < AXES.length(); i++) {
      int axis = i;
      String letter = AXES.substring(i, i + 1);
      Param<Double> part =
          new Param<>(
              param.id() + "." + letter,
              Param.Kind.NUMBER,
              0.0,
              param.minimum(),
              param.maximum(),
              param.unit(),
              param.options().take(0),
              "",
              "");
      NumberWidget number =
          new NumberWidget(part, (value, finished) -> set(axis, value, finished), false);
      numbers.add(number);
      Label title = new Label(letter);
      title.setMinWidth(Label.USE_PREF_SIZE);
      number.dragWith(title);
      HBox cell = new HBox(3, title, number.node());
      cell.setAlignment(Pos.CENTER_LEFT);
      cell.prefWidthProperty()
          .bind(Bindings.createDoubleBinding(() -> cellWidth(box.getWidth()), box.widthProperty()));
      HBox.setHgrow(number.node(), Priority.ALWAYS);
      box.getChildren().add(cell);
    }
  }

  private static double cellWidth(double room) {
    return room < ROOM ? room : Math.floor((room - 2 * GAP) / AXES.length());
  }

  private void set(int axis, JsonNode value, boolean finished) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (int i = 0; i < AXES.length(); i++) {
      array.add(i == axis ? value : shown.path(i));
    }
    shown = array;
    change.to(array, finished);
  }

  @Override
  public Node node() {
    return box;
  }

  @Override
  public void show(JsonNode value) {
    shown = value;
    for (int i = 0; i < AXES.length(); i++) {
      numbers.get(i).show(value.path(i));
    }
  }
}
