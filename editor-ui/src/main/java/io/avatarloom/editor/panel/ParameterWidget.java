package io.avatarloom.editor.panel;

import com.fasterxml.jackson.databind.JsonNode;
import javafx.scene.Node;

/** What a parameter is set with. */
interface ParameterWidget {
  /** Hears what the user does. */
  @FunctionalInterface
  interface Change {
    /**
     * @param finished false while a drag is under way
     */
    void to(JsonNode value, boolean finished);
  }

  Node node();

  /** Shows a value set elsewhere, without telling of a change. */
  void show(JsonNode value);
}
