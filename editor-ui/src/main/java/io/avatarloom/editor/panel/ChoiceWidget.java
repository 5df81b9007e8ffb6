package io.avatarloom.editor.panel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.avatarloom.core.node.Param;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;

/** One of a few words. */
final class ChoiceWidget implements ParameterWidget {
  private final ComboBox<String> box = new ComboBox<>();
  private boolean showing;

  ChoiceWidget(Param<?> param, Change change) {
    box.getItems().setAll(param.options().castToList());
    box.setMaxWidth(Double.MAX_VALUE);
    box.setAccessibleText(param.id() + ", one of " + param.options().makeString(", "));
    box.valueProperty()
        .addListener(
            (property, before, now) -> {
              if (!showing && now != null) {
                change.to(TextNode.valueOf(now), true);
              }
            });
  }

  @Override
  public Node node() {
    return box;
  }

  @Override
  public void show(JsonNode value) {
    showing = true;
    box.setValue(value.asText());
    showing = false;
  }
}
