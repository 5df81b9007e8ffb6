package io.avatarloom.editor.panel;

import atlantafx.base.theme.Styles;
import java.util.Optional;
import java.util.function.BiFunction;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Asks for name and description of a parameter that the recipe is to show at its top. */
public final class ShowAtTopForm extends VBox {
  private final TextField name = new TextField();
  private final TextField help = new TextField();
  private final Label trouble = new Label();

  /**
   * @param id of what is shown, for the ids of the fields
   * @param take hears name and description and says why the name is refused
   */
  public ShowAtTopForm(String id, BiFunction<String, String, Optional<String>> take) {
    super(4);
    name.setId("top-name-" + id);
    name.setPromptText("Name");
    name.setAccessibleText("Name of the parameter at the top");
    help.setId("top-help-" + id);
    help.setPromptText("Description (may stay empty)");
    help.setAccessibleText("Description of the parameter at the top");
    trouble.setWrapText(true);
    trouble.getStyleClass().addAll(Styles.DANGER, Styles.TEXT_SMALL);
    trouble.managedProperty().bind(trouble.visibleProperty());
    Button show = new Button("Show at the top");
    show.setId("top-take-" + id);
    show.getStyleClass().addAll(Styles.SMALL, Styles.ACCENT);
    Button cancel = new Button("Cancel");
    cancel.getStyleClass().add(Styles.SMALL);
    Runnable taken = () -> take(take);
    show.setOnAction(event -> taken.run());
    name.setOnAction(event -> taken.run());
    help.setOnAction(event -> taken.run());
    cancel.setOnAction(event -> close());
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    managedProperty().bind(visibleProperty());
    getChildren().addAll(name, help, trouble, new HBox(6, show, cancel));
    close();
  }

  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      close();
      event.consume();
    }
  }

  /** Asks, and offers a name. */
  public void open(String offered) {
    name.setText(offered);
    help.clear();
    trouble.setVisible(false);
    setVisible(true);
    name.requestFocus();
    name.selectAll();
  }

  public void close() {
    setVisible(false);
  }

  private void take(BiFunction<String, String, Optional<String>> take) {
    Optional<String> refusal = take.apply(name.getText().strip(), help.getText().strip());
    trouble.setText(refusal.orElse(""));
    trouble.setVisible(refusal.isPresent());
    setVisible(refusal.isPresent());
  }
}
