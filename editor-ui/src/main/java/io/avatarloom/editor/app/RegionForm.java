package io.avatarloom.editor.app;

import com.fasterxml.jackson.databind.JsonNode;
import io.avatarloom.editor.session.Edit;
import io.avatarloom.editor.session.RegionEdits;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** What can be set of an optimisation region. */
final class RegionForm {
  private final TextField iterations = new TextField();
  private final VBox box = new VBox(4, new Label("Iterations"), iterations);
  private final Consumer<Edit> apply;
  private String region = "";
  private String shown = "";

  RegionForm(Consumer<Edit> apply) {
    this.apply = apply;
    iterations.setId("region-iterations");
    iterations.setAccessibleText("Iterations of the region");
    iterations.setOnAction(event -> commit());
    iterations
        .focusedProperty()
        .addListener(
            (property, was, focused) -> {
              if (!focused) {
                commit();
              }
            });
    clear();
  }

  VBox node() {
    return box;
  }

  void clear() {
    region = "";
    visible(false);
  }

  void show(String id, JsonNode json) {
    region = id;
    shown = json.path("iterations").asText();
    iterations.setText(shown);
    visible(true);
  }

  private void visible(boolean on) {
    box.setVisible(on);
    box.setManaged(on);
  }

  private void commit() {
    String text = iterations.getText().strip();
    if (region.isEmpty() || text.equals(shown)) {
      return;
    }
    try {
      apply.accept(RegionEdits.iterations(region, Integer.parseInt(text)));
    } catch (NumberFormatException e) {
      iterations.setText(shown);
    }
  }
}
