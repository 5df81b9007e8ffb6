package io.avatarloom.editor.app;

import atlantafx.base.theme.Styles;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.avatarloom.editor.session.RecipeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The sample recipes with a picture of what each makes. */
final class TemplatesPane extends ScrollPane {
  private static final double WIDTH = 250;
  private static final double HEIGHT = 156;
  private static final double GAP = 14;
  private static final ObjectMapper JSON = new ObjectMapper();
  private Consumer<Path> chosen = file -> {};

  TemplatesPane(List<Path> recipes) {
    setId("templates");
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    FlowPane cards = new FlowPane(GAP, GAP);
    cards.setPadding(new Insets(GAP));
    recipes.forEach(recipe -> cards.getChildren().add(card(recipe)));
    setContent(cards);
  }

  void onChosen(Consumer<Path> listener) {
    chosen = listener;
  }

  private Button card(Path recipe) {
    String name = recipe.getFileName().toString().replace(RecipeFile.ENDING, "");
    String description = description(recipe);
    Label title = new Label(name);
    title.getStyleClass().add(Styles.TITLE_4);
    Label text = new Label(description);
    text.setWrapText(true);
    text.setMinHeight(0);
    text.setAlignment(Pos.TOP_LEFT);
    text.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
    text.setStyle("-fx-pref-height: 6.4em;");
    VBox box = new VBox(6, picture(recipe, name), title, text);
    box.setPrefWidth(WIDTH);
    Button button = new Button(null, box);
    button.setId("template-" + name);
    button.setAccessibleText("Open a copy of " + name + ". " + description);
    button.setTooltip(tooltip(description));
    button.setOnAction(event -> chosen.accept(recipe));
    return button;
  }

  private static Tooltip tooltip(String text) {
    Tooltip tooltip = new Tooltip(text);
    tooltip.setWrapText(true);
    tooltip.setMaxWidth(2 * WIDTH);
    return tooltip;
  }

  private static Node picture(Path recipe, String name) {
    StackPane frame = new StackPane();
    frame.setMinHeight(HEIGHT);
    frame.setMaxHeight(HEIGHT);
    frame.setStyle("-fx-background-color: -color-bg-inset; -fx-background-radius: 4;");
    Path file = recipe.resolveSibling("thumbnails").resolve(name + ".jpg");
    if (Files.isRegularFile(file)) {
      ImageView view = new ImageView(new Image(file.toUri().toString(), true));
      view.setFitWidth(WIDTH);
      view.setFitHeight(HEIGHT);
      view.setPreserveRatio(true);
      frame.getChildren().add(view);
    }
    return frame;
  }

  private static String description(Path recipe) {
    try {
      JsonNode json = JSON.readTree(Files.readAllBytes(recipe));
      return json.path("description").asText();
    } catch (IOException e) {
      return "It cannot be read: " + e.getMessage();
    }
  }
}
