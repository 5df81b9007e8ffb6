package io.avatarloom.editor.app;

import atlantafx.base.theme.Styles;
import io.avatarloom.editor.panel.IconButton;
import io.avatarloom.editor.session.Document;
import io.avatarloom.editor.session.SignatureEdits;
import io.avatarloom.editor.session.SignatureEdits.Side;
import io.avatarloom.editor.session.SubgraphEdits;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Names and order of the ports and parameters of the subgraph that is open. */
final class SignatureForm extends VBox {
  private final Consumer<String> say;
  private Document document;
  private Map<Side, List<String>> shown = Map.of();

  /**
   * @param say hears why a name is refused
   */
  SignatureForm(Consumer<String> say) {
    super(4);
    this.say = say;
    setId("signature");
  }

  void clear() {
    shown = Map.of();
    getChildren().clear();
  }

  void show(Document newDocument) {
    Map<Side, List<String>> now = new EnumMap<>(Side.class);
    for (Side side : Side.values()) {
      now.put(side, SignatureEdits.names(newDocument.state(), side));
    }
    if (newDocument == document && now.equals(shown)) {
      return;
    }
    document = newDocument;
    shown = now;
    getChildren().clear();
    for (Side side : Side.values()) {
      List<String> names = now.get(side);
      if (!names.isEmpty()) {
        Label title = new Label(title(side));
        title.getStyleClass().add(Styles.TEXT_MUTED);
        getChildren().add(title);
      }
      for (int i = 0; i < names.size(); i++) {
        getChildren().add(row(side, names.get(i), i > 0, i + 1 < names.size()));
      }
    }
  }

  private static String title(Side side) {
    return switch (side) {
      case INPUTS -> "Inputs of the subgraph";
      case OUTPUTS -> "Outputs of the subgraph";
      case PARAMS -> "Parameters of the subgraph";
    };
  }

  private HBox row(Side side, String name, boolean up, boolean down) {
    String id = "signature-" + side.name().toLowerCase(Locale.ROOT) + "-" + name;
    TextField field = new TextField(name);
    field.setId(id);
    field.setAccessibleText("Name of " + name);
    field.setOnAction(event -> rename(side, name, field.getText().strip()));
    HBox.setHgrow(field, Priority.ALWAYS);
    HBox row =
        new HBox(
            2,
            field,
            button(
                id + "-up", IconButton.UP, "Move " + name + " up", up, () -> move(side, name, -1)),
            button(
                id + "-down",
                IconButton.DOWN,
                "Move " + name + " down",
                down,
                () -> move(side, name, 1)),
            button(
                id + "-remove",
                IconButton.CROSS,
                "Take " + name + " out of the signature",
                true,
                () -> document.apply(SubgraphEdits.conceal(name))));
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private static IconButton button(
      String id, String sign, String help, boolean possible, Runnable action) {
    IconButton button = new IconButton(sign, help, action);
    button.setId(id);
    button.setDisable(!possible);
    return button;
  }

  private void move(Side side, String name, int by) {
    document.apply(SignatureEdits.move(side, name, by));
  }

  private void rename(Side side, String from, String to) {
    Optional<String> refusal = SignatureEdits.refusal(document.state(), from, to);
    refusal.ifPresentOrElse(
        say,
        () ->
            document
                .subgraph()
                .ifPresent(
                    definition ->
                        document.applyToWhole(SignatureEdits.rename(definition, side, from, to))));
  }
}
