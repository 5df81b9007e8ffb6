package io.avatarloom.editor.panel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.avatarloom.core.node.Param;
import javafx.scene.Node;
import javafx.scene.control.ColorPicker;
import javafx.scene.paint.Color;

/** A colour kept as three numbers in [0, 1], sRGB. */
final class ColourWidget implements ParameterWidget {
  private static final double THOUSAND = 1000;
  private final ColorPicker picker = new ColorPicker();

  ColourWidget(Param<?> param, Change change) {
    picker.setMaxWidth(Double.MAX_VALUE);
    picker.setAccessibleText(param.id() + ", a colour");
    picker.setOnAction(event -> change.to(json(picker.getValue()), true));
  }

  private static ArrayNode json(Color colour) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (double part : new double[] {colour.getRed(), colour.getGreen(), colour.getBlue()}) {
      array.add(Math.rint(part * THOUSAND) / THOUSAND);
    }
    return array;
  }

  private static double part(JsonNode value, int i) {
    return Math.max(0, Math.min(1, value.path(i).asDouble()));
  }

  @Override
  public Node node() {
    return picker;
  }

  @Override
  public void show(JsonNode value) {
    picker.setValue(Color.color(part(value, 0), part(value, 1), part(value, 2)));
  }
}
