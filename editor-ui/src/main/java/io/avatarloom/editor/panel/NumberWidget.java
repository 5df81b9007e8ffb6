package io.avatarloom.editor.panel;

import atlantafx.base.theme.Styles;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.avatarloom.core.node.Param;
import io.avatarloom.editor.session.Words;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * A number: typed, as a sum if one likes; dragged by its title; slid where both ends are known; up
 * and down keys step it. Shift steps a tenth, Ctrl ten times.
 */
final class NumberWidget implements ParameterWidget {
  private static final double PIXELS_A_STEP = 4;
  private static final double FIELD_WIDTH = 92;
  private final Param<?> param;
  private final Change change;
  private final TextField field = new TextField();
  private final Slider slider = new Slider();
  private final Label trouble = new Label();
  private final VBox box = new VBox(2);
  private double value;
  private boolean showing;
  private double dragFromX;
  private double dragFrom;
  private boolean dragged;

  NumberWidget(Param<?> param, Change change) {
    this(param, change, true);
  }

  /**
   * @param roomy whether there is room for a slider beside the field
   */
  NumberWidget(Param<?> param, Change change, boolean roomy) {
    this.param = param;
    this.change = change;
    field.setAccessibleText(param.id() + range());
    field.setOnAction(event -> commit());
    field.focusedProperty().addListener((property, before, focused) -> leave(focused));
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    HBox row = new HBox(8, field);
    row.setAlignment(Pos.CENTER_LEFT);
    if (roomy && bounded()) {
      buildSlider();
      row.getChildren().add(0, slider);
      field.setPrefWidth(FIELD_WIDTH);
      field.setMinWidth(FIELD_WIDTH);
    } else {
      HBox.setHgrow(field, Priority.ALWAYS);
    }
    trouble.setWrapText(true);
    trouble.getStyleClass().addAll(Styles.DANGER, Styles.TEXT_SMALL);
    box.getChildren().add(row);
  }

  private String range() {
    return param.range().isEmpty() ? "" : "," + param.range();
  }

  private boolean bounded() {
    return !Double.isNaN(param.minimum()) && !Double.isNaN(param.maximum());
  }

  private boolean whole() {
    return param.kind() == Param.Kind.INTEGER;
  }

  private void buildSlider() {
    slider.setMin(param.minimum());
    slider.setMax(param.maximum());
    slider.setMinWidth(40);
    slider.setAccessibleText(param.id() + " slider" + range());
    slider.getStyleClass().add(Styles.SMALL);
    HBox.setHgrow(slider, Priority.ALWAYS);
    slider
        .valueProperty()
        .addListener(
            (property, before, now) -> {
              if (!showing) {
                set(rounded(now.doubleValue()), !slider.isValueChanging());
              }
            });
    slider
        .valueChangingProperty()
        .addListener(
            (property, before, changing) -> {
              if (!changing) {
                set(rounded(slider.getValue()), true);
              }
            });
  }

  /** Lets a title be dragged sideways to change the number. */
  void dragWith(Node title) {
    title.setCursor(Cursor.H_RESIZE);
    title.addEventHandler(
        MouseEvent.MOUSE_PRESSED,
        event -> {
          dragFromX = event.getScreenX();
          dragFrom = value;
          dragged = false;
        });
    title.addEventHandler(
        MouseEvent.MOUSE_DRAGGED,
        event -> {
          double steps = Math.rint((event.getScreenX() - dragFromX) / PIXELS_A_STEP);
          dragged |= steps != 0;
          if (dragged) {
            double size = step(event.isShiftDown(), event.isControlDown());
            set(clamp(rounded(dragFrom + steps * size)), false);
          }
        });
    title.addEventHandler(
        MouseEvent.MOUSE_RELEASED,
        event -> {
          if (dragged) {
            set(value, true);
          }
        });
  }

  private double step(boolean fine, boolean coarse) {
    double factor = fine ? 0.1 : coarse ? 10 : 1;
    if (whole()) {
      return Math.max(1, factor);
    }
    double size = bounded() ? (param.maximum() - param.minimum()) / 10 : Math.abs(value);
    double tenth = size == 0 ? 0.1 : Math.pow(10, Math.floor(Math.log10(size)) - 1);
    return tenth * factor;
  }

  private double clamp(double number) {
    double low = Double.isNaN(param.minimum()) ? number : Math.max(param.minimum(), number);
    return Double.isNaN(param.maximum()) ? low : Math.min(param.maximum(), low);
  }

  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      showNumber(value);
    } else if (event.getCode() == KeyCode.UP || event.getCode() == KeyCode.DOWN) {
      double sign = event.getCode() == KeyCode.UP ? 1 : -1;
      double step = step(event.isShiftDown(), event.isControlDown());
      set(clamp(rounded(value + sign * step)), true);
      event.consume();
    }
  }

  private void leave(boolean focused) {
    if (!focused && !field.getText().equals(Words.number(value))) {
      commit();
    }
  }

  private void commit() {
    try {
      double typed = Expression.value(field.getText());
      param.parse(json(typed));
      set(typed, true);
    } catch (IllegalArgumentException e) {
      complain(e.getMessage());
    }
  }

  private void set(double number, boolean finished) {
    double exact = whole() ? Math.rint(number) : number;
    showNumber(exact);
    change.to(json(exact), finished);
  }

  /** Four digits are enough for what a hand can aim at. */
  private static double rounded(double number) {
    return Double.parseDouble(String.format(Locale.ROOT, "%.4g", number));
  }

  /** Whole numbers without a point. */
  static JsonNode json(double number) {
    boolean whole = number == Math.rint(number) && Math.abs(number) < 1e15;
    return whole
        ? JsonNodeFactory.instance.numberNode((long) number)
        : JsonNodeFactory.instance.numberNode(number);
  }

  private void showNumber(double number) {
    value = number;
    showing = true;
    field.setText(Words.number(number));
    slider.setValue(number);
    showing = false;
    complain("");
  }

  private void complain(String text) {
    trouble.setText(text);
    field.pseudoClassStateChanged(Styles.STATE_DANGER, !text.isEmpty());
    if (text.isEmpty()) {
      box.getChildren().remove(trouble);
    } else if (!box.getChildren().contains(trouble)) {
      box.getChildren().add(trouble);
    }
  }

  @Override
  public Node node() {
    return box;
  }

  @Override
  public void show(JsonNode json) {
    showNumber(json.asDouble());
    try {
      param.parse(json);
    } catch (IllegalArgumentException e) {
      complain(e.getMessage());
    }
  }
}
