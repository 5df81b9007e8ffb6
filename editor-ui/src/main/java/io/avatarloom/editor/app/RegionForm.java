package io.avatarloom.editor.app;

import atlantafx.base.theme.Styles;
import com.fasterxml.jackson.databind.JsonNode;
import io.avatarloom.core.graph.PortRef;
import io.avatarloom.editor.panel.ShowAtTopForm;
import io.avatarloom.editor.session.Edit;
import io.avatarloom.editor.session.RegionEdits;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/** What can be set of an optimisation region. */
final class RegionForm {
  static final String ITERATIONS = "iterations";

  private final TextField iterations = new TextField();
  private final Button top = new Button();
  private final ShowAtTopForm topForm;
  private final VBox box;
  private final Consumer<Edit> apply;
  private final TopParamsDesk desk;
  private String region = "";
  private String shown = "";
  private String topName = "";

  /**
   * @param desk shows the iterations at the top of the recipe
   */
  RegionForm(Consumer<Edit> apply, TopParamsDesk desk) {
    this.apply = apply;
    this.desk = desk;
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
    topForm = new ShowAtTopForm(ITERATIONS, (name, help) -> desk.expose(port(), name, help));
    top.setId("region-top");
    top.getStyleClass().add(Styles.SMALL);
    top.setOnAction(event -> toggleTop());
    box = new VBox(4, new Label("Iterations"), iterations, top, topForm);
    clear();
  }

  private PortRef port() {
    return new PortRef(region, ITERATIONS);
  }

  private void toggleTop() {
    if (topName.isEmpty()) {
      topForm.open(desk.freshName(port()));
    } else {
      desk.expose(port(), "", "");
    }
  }

  VBox node() {
    return box;
  }

  void clear() {
    region = "";
    visible(false);
  }

  /**
   * @param atTop name under which the recipe shows the iterations, empty for none
   */
  void show(String id, JsonNode json, String atTop) {
    region = id;
    shown = json.path(ITERATIONS).asText();
    topName = atTop;
    top.setText(atTop.isEmpty() ? "Show at the top of the recipe" : "No longer show at the top");
    top.setTooltip(atTop.isEmpty() ? null : new Tooltip("Parameter " + atTop + " of the recipe"));
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
