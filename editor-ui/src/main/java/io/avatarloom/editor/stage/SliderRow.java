package io.avatarloom.editor.stage;

import java.util.function.DoubleConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** A labelled slider that says its value; a double click on the label resets it. */
final class SliderRow {
  private final String unit;
  private final Slider slider;
  private final Label number = new Label();
  private final HBox row;
  private boolean silent;

  /**
   * @param initial value on reset
   * @param changed told values the user chose
   */
  SliderRow(
      String name, String unit, double min, double max, double initial, DoubleConsumer changed) {
    this.unit = unit;
    slider = new Slider(min, max, initial);
    slider.setAccessibleText(unit.isEmpty() ? name : name + " in " + unit);
    slider.setBlockIncrement((max - min) / 20);
    Label label = new Label(name);
    label.getStyleClass().add("stage-slider-name");
    label.setLabelFor(slider);
    label.setOnMouseClicked(
        click -> {
          if (click.getClickCount() == 2) {
            slider.setValue(initial);
          }
        });
    number.getStyleClass().add("stage-slider-value");
    row = new HBox(label, slider, number);
    row.getStyleClass().add("stage-slider");
    row.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(slider, Priority.ALWAYS);
    slider
        .valueProperty()
        .addListener(
            (property, before, now) -> {
              say();
              if (!silent) {
                changed.accept(now.doubleValue());
              }
            });
    say();
  }

  private void say() {
    boolean coarse = slider.getMax() - slider.getMin() > 10;
    number.setText(
        (coarse ? "%.0f" : "%.2f").formatted(slider.getValue()) + (unit.equals("deg") ? "°" : ""));
  }

  HBox node() {
    return row;
  }

  /** What it is for those who do not see where it is. */
  SliderRow says(String words) {
    slider.setAccessibleText(words);
    return this;
  }

  /** Moves the slider without telling. */
  void set(double value) {
    silent = true;
    if (!slider.isValueChanging()) {
      slider.setValue(value);
    }
    silent = false;
  }
}
