package io.avatarloom.editor.app;

import atlantafx.base.theme.Styles;
import io.avatarloom.core.run.DaemonThreads;
import io.avatarloom.editor.run.ServerDoor;
import io.avatarloom.editor.run.ServerToken;
import java.io.IOException;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** Address and token of the service that runs may be handed to, and whether it answers. */
final class ServerForm {
  private static final String USUAL =
      "Runs go there when the bar says On server. It must see the recipe's files, too.";

  private final TextField url;
  private final PasswordField secret = new PasswordField();
  private final Button attempt = new Button("Try it");
  private final Label answer = new Label(USUAL);
  private final ServerToken token;
  private final Consumer<String> chosen;

  /**
   * @param address as it is set; empty for none
   * @param chosen hears of another address
   */
  ServerForm(String address, ServerToken token, Consumer<String> chosen) {
    this.token = token;
    this.chosen = chosen;
    url = new TextField(address);
    url.setId("settings-server");
    url.setAccessibleText("Address of the service");
    url.setPromptText("http://127.0.0.1:7870");
    onLeaving(url, this::keepAddress);
    HBox.setHgrow(url, Priority.ALWAYS);
    secret.setId("settings-token");
    secret.setAccessibleText("Token of the service");
    secret.setPromptText(token.isKept() ? "kept; type to replace it" : "that of your own service");
    onLeaving(secret, this::keepToken);
    attempt.setId("settings-server-try");
    attempt.setMinWidth(Button.USE_PREF_SIZE);
    attempt.setOnAction(event -> ask());
    answer.setId("settings-server-answer");
    answer.setWrapText(true);
    answer.setMinHeight(Label.USE_PREF_SIZE);
    answer.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
  }

  private static void onLeaving(TextField field, Runnable action) {
    field.setOnAction(event -> action.run());
    field
        .focusedProperty()
        .addListener(
            (property, was, focused) -> {
              if (!focused) {
                action.run();
              }
            });
  }

  Node address() {
    return new HBox(6, url, attempt);
  }

  Node secret() {
    return secret;
  }

  Node answer() {
    return answer;
  }

  private void keepAddress() {
    String text = url.getText().strip();
    if (text.isEmpty() || ServerDoor.isAddress(text)) {
      answer.setText(USUAL);
      chosen.accept(text);
    } else {
      answer.setText("Expected an address such as http://127.0.0.1:7870, met \"" + text + "\".");
    }
  }

  private void keepToken() {
    if (!secret.getText().isBlank()) {
      try {
        token.write(secret.getText());
        secret.clear();
        secret.setPromptText("kept; type to replace it");
      } catch (IOException e) {
        answer.setText("The token could not be kept: " + e.getMessage());
      }
    }
  }

  private void ask() {
    keepAddress();
    keepToken();
    String text = url.getText().strip();
    if (ServerDoor.isAddress(text)) {
      answer.setText("Asking…");
      ServerDoor door = new ServerDoor(text, token);
      new DaemonThreads("service")
          .newThread(
              () -> {
                String said = door.greeting();
                Platform.runLater(() -> answer.setText(said));
              })
          .start();
    }
  }
}
