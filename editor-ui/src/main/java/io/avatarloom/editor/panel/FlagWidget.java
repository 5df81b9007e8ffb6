package io.avatarloom.editor.panel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import io.avatarloom.core.node.Param;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;

/** True or false. */
final class FlagWidget implements ParameterWidget {
  private final CheckBox box = new CheckBox();

  FlagWidget(Param<?> param, Change change) {
    box.setAccessibleText(param.id());
    box.setOnAction(
        event -> {
          name();
          change.to(BooleanNode.valueOf(box.isSelected()), true);
        });
  }

  private void name() {
    box.setText(box.isSelected() ? "on" : "off");
  }

  @Override
  public Node node() {
    return box;
  }

  @Override
  public void show(JsonNode value) {
    box.setSelected(value.asBoolean());
    name();
  }
}
