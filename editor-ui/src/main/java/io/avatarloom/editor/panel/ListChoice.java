package io.avatarloom.editor.panel;

import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;

/** Lists whose entries are taken with a click or with Enter. */
final class ListChoice {
  private ListChoice() {}

  static void onTaken(ListView<?> list, Runnable action) {
    list.setOnMouseClicked(event -> action.run());
    list.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            action.run();
          }
        });
  }
}
