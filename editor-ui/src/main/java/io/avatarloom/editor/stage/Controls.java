package io.avatarloom.editor.stage;

import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Small parts that every panel of the stage is made of. */
final class Controls {
  private Controls() {}

  static Button button(String text, String says, Runnable action) {
    Button button = new Button(text);
    button.setAccessibleText(says);
    button.setTooltip(new Tooltip(says));
    button.setOnAction(event -> action.run());
    button.setMinWidth(Region.USE_PREF_SIZE);
    return button;
  }

  static CheckBox check(String text, boolean on, Consumer<Boolean> changed) {
    CheckBox box = new CheckBox(text);
    box.setSelected(on);
    box.setAccessibleText(text);
    box.selectedProperty().addListener((property, before, now) -> changed.accept(now));
    return box;
  }

  static Label heading(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("stage-heading");
    return label;
  }

  /** Fits what it holds to its width and scrolls it up and down. */
  static ScrollPane scrolled(Region content) {
    ScrollPane scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    return scroll;
  }

  static VBox panel() {
    VBox box = new VBox();
    box.getStyleClass().add("stage-panel");
    return box;
  }
}
