package io.avatarloom.editor.app;

import atlantafx.base.theme.Styles;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

/** Lies on an empty canvas and says how to begin. */
final class EmptyHint extends VBox {
  private static final double WIDTH = 460;

  /**
   * @param perform does an action by its name
   */
  EmptyHint(Consumer<String> perform) {
    super(12);
    setId("empty-hint");
    setAlignment(Pos.CENTER);
    setMaxSize(WIDTH, USE_PREF_SIZE);
    setPickOnBounds(false);
    Label title = new Label("An empty recipe");
    title.getStyleClass().add(Styles.TITLE_4);
    Label how = new Label("Double click to add a node, or begin with a recipe that works.");
    how.setWrapText(true);
    how.setTextAlignment(TextAlignment.CENTER);
    how.getStyleClass().add(Styles.TEXT_MUTED);
    title.setMouseTransparent(true);
    how.setMouseTransparent(true);
    FlowPane buttons =
        new FlowPane(
            8,
            8,
            button("Templates…", "file.templates", perform),
            button("Open…", "file.open", perform),
            button("Add a node…", "add.search", perform));
    buttons.setAlignment(Pos.CENTER);
    buttons.setPickOnBounds(false);
    getChildren().addAll(title, how, buttons);
  }

  private static Button button(String text, String action, Consumer<String> perform) {
    Button button = new Button(text);
    button.setId("empty-" + action.replace('.', '-'));
    button.setOnAction(event -> perform.accept(action));
    return button;
  }
}
