package io.avatarloom.editor.panel;

import atlantafx.base.theme.Styles;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.avatarloom.core.node.Param;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Weights by name: a slider for each that is set, and a list of names to add. */
final class WeightsWidget implements ParameterWidget {
  private final Param<?> param;
  private final Change change;
  private final SortedMap<String, Double> weights = new TreeMap<>();
  private final Map<String, NumberWidget> sliders = new LinkedHashMap<>();
  private final VBox rows = new VBox(4);
  private final ComboBox<String> add = new ComboBox<>();
  private final VBox box = new VBox(6, rows, add);

  WeightsWidget(Param<?> param, Change change) {
    this.param = param;
    this.change = change;
    add.setId("add-" + param.id());
    add.setEditable(true);
    add.setPromptText("Add…");
    add.setAccessibleText("Add a weight to " + param.id());
    add.setMaxWidth(Double.MAX_VALUE);
    add.setOnAction(event -> add());
  }

  private void add() {
    String name = add.getValue() == null ? "" : add.getValue().strip();
    if (!name.isEmpty() && !weights.containsKey(name)) {
      weights.put(name, Math.min(1, param.maximum()));
      build();
      tell(true);
    }
  }

  private void build() {
    sliders.clear();
    rows.getChildren().clear();
    weights.forEach((name, weight) -> rows.getChildren().add(row(name, weight)));
    add.setValue(null);
    add.getItems().setAll(param.options().reject(weights::containsKey).castToList());
  }

  private VBox row(String name, double weight) {
    Param<Double> one =
        new Param<>(
            name,
            Param.Kind.NUMBER,
            0.0,
            param.minimum(),
            param.maximum(),
            "",
            param.options().take(0),
            "",
            "");
    NumberWidget slider =
        new NumberWidget(
            one,
            (value, finished) -> {
              weights.put(name, value.asDouble());
              tell(finished);
            });
    slider.show(JsonNodeFactory.instance.numberNode(weight));
    sliders.put(name, slider);
    Label title = new Label(name);
    title.getStyleClass().add(Styles.TEXT_SMALL);
    title.setTooltip(new Tooltip(name));
    title.setMaxWidth(Double.MAX_VALUE);
    slider.dragWith(title);
    HBox.setHgrow(title, Priority.ALWAYS);
    IconButton remove =
        new IconButton(
            IconButton.CROSS,
            "Take " + name + " out of " + param.id(),
            () -> {
              weights.remove(name);
              build();
              tell(true);
            });
    return new VBox(0, new HBox(4, title, remove), slider.node());
  }

  private void tell(boolean finished) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    sliders.keySet().forEach(name -> json.put(name, weights.get(name)));
    change.to(json, finished);
  }

  @Override
  public Node node() {
    return box;
  }

  @Override
  @SuppressWarnings("unchecked")
  public void show(JsonNode value) {
    SortedMap<String, Double> given;
    try {
      given = (SortedMap<String, Double>) param.parse(value);
    } catch (IllegalArgumentException e) {
      given = new TreeMap<>();
    }
    if (given.keySet().equals(sliders.keySet()) && !rows.getChildren().isEmpty()) {
      weights.putAll(given);
      given.forEach(
          (name, weight) -> sliders.get(name).show(JsonNodeFactory.instance.numberNode(weight)));
    } else {
      weights.clear();
      weights.putAll(given);
      build();
    }
  }
}
