package io.avatarloom.editor.app;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.stage.Window;

/** Questions to the user. */
final class Dialogs {
  /** What to do with unsaved changes. */
  enum Leave {
    SAVE,
    DISCARD,
    CANCEL
  }

  private final Window owner;

  Dialogs(Window owner) {
    this.owner = owner;
  }

  void error(String sentence) {
    alert(Alert.AlertType.ERROR, sentence, ButtonType.OK).show();
  }

  Leave unsaved(String title) {
    ButtonType save = new ButtonType("Save", ButtonData.YES);
    ButtonType discard = new ButtonType("Discard", ButtonData.NO);
    ButtonType cancel = new ButtonType("Cancel", ButtonData.CANCEL_CLOSE);
    String question = title + " has changes that are not saved.";
    ButtonType answer =
        alert(Alert.AlertType.CONFIRMATION, question, save, discard, cancel)
            .showAndWait()
            .orElse(cancel);
    return answer == save ? Leave.SAVE : answer == discard ? Leave.DISCARD : Leave.CANCEL;
  }

  boolean ask(String question, String yes, String no) {
    ButtonType agree = new ButtonType(yes, ButtonData.YES);
    ButtonType refuse = new ButtonType(no, ButtonData.NO);
    return alert(Alert.AlertType.CONFIRMATION, question, agree, refuse)
        .showAndWait()
        .filter(answer -> answer == agree)
        .isPresent();
  }

  private Alert alert(Alert.AlertType type, String text, ButtonType... buttons) {
    Alert alert = new Alert(type, text, buttons);
    alert.initOwner(owner);
    alert.setHeaderText(null);
    return alert;
  }

  Optional<String> choose(String title, List<String> options) {
    return new FindDialog(owner, title, options).showAndWait();
  }
}
