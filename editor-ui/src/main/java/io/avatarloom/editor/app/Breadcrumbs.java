package io.avatarloom.editor.app;

import atlantafx.base.theme.Styles;
import io.avatarloom.editor.session.Document;
import io.avatarloom.editor.session.Place;
import io.avatarloom.editor.session.SubgraphEdits;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/** The way from the recipe to the subgraph that is open; a click goes back along it. */
final class Breadcrumbs extends HBox {
  private final Runnable back;
  private Document document;
  private Place shown = Place.ROOT;
  private String name = "";

  /**
   * @param back takes the keyboard back to the canvas
   */
  Breadcrumbs(Runnable back) {
    super(2);
    this.back = back;
    setId("breadcrumbs");
    setAlignment(Pos.CENTER_LEFT);
    setPadding(new Insets(3, 8, 3, 8));
    visible(false);
  }

  void open(Document newDocument) {
    document = newDocument;
    shown = Place.ROOT;
    visible(false);
  }

  /** Shows where one is now. */
  void show() {
    Place place = document.place();
    String now = document.subgraph().orElse("");
    if (place.equals(shown) && now.equals(name)) {
      return;
    }
    shown = place;
    name = now;
    visible(!place.isRoot());
    getChildren().clear();
    if (place.isRoot()) {
      return;
    }
    String recipe = document.whole().head().path("name").asText("recipe");
    getChildren().add(step(recipe, Place.ROOT));
    for (int i = 1; i < place.instances().size(); i++) {
      getChildren().addAll(arrow(), step(place.instances().get(i - 1), place.upTo(i)));
    }
    Label here = new Label(place.instances().getLast());
    here.getStyleClass().add(Styles.TEXT_BOLD);
    here.setPadding(new Insets(0, 8, 0, 8));
    Label of = new Label("an instance of");
    of.getStyleClass().add(Styles.TEXT_MUTED);
    getChildren().addAll(arrow(), here, of, definition());
  }

  private void visible(boolean on) {
    setVisible(on);
    setManaged(on);
  }

  private static Label arrow() {
    Label arrow = new Label("›");
    arrow.getStyleClass().add(Styles.TEXT_MUTED);
    return arrow;
  }

  private Button step(String text, Place place) {
    Button button = new Button(text);
    button.setMnemonicParsing(false);
    button.setId("crumb-" + place.instances().size());
    button.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
    button.setTooltip(new Tooltip("Leave the subgraph (Esc leaves one level)"));
    button.setOnAction(
        event -> {
          document.go(place);
          back.run();
        });
    return button;
  }

  private TextField definition() {
    TextField field = new TextField(name);
    field.setId("subgraph-name");
    field.setAccessibleText("Name of the subgraph");
    field.setTooltip(new Tooltip("Name of the subgraph; Enter renames it everywhere"));
    field.getStyleClass().add(Styles.SMALL);
    field.setPrefColumnCount(Math.max(10, name.length()));
    field.setOnAction(
        event -> {
          document.applyToWhole(SubgraphEdits.rename(name, field.getText().strip()));
          back.run();
        });
    return field;
  }
}
