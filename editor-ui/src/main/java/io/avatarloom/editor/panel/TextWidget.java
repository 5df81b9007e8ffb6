package io.avatarloom.editor.panel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.avatarloom.core.node.Param;
import javafx.scene.Node;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** A text. It grows with its lines; Enter is a new line, Ctrl+Enter or leaving it sets it. */
final class TextWidget implements ParameterWidget {
  private static final int MOST_LINES = 8;
  private static final int LETTERS_A_LINE = 30;
  private final TextArea area = new TextArea();
  private final Change change;
  private String shown = "";

  TextWidget(Param<?> param, Change change) {
    this.change = change;
    area.setWrapText(true);
    area.setAccessibleText(param.id());
    area.textProperty().addListener((property, before, now) -> grow(now));
    area.focusedProperty()
        .addListener(
            (property, before, focused) -> {
              if (!focused) {
                commit();
              }
            });
    area.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    grow("");
  }

  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER && event.isControlDown()) {
      commit();
      event.consume();
    } else if (event.getCode() == KeyCode.ESCAPE) {
      area.setText(shown);
    }
  }

  private void grow(String text) {
    long lines =
        text.lines().mapToLong(line -> 1 + line.length() / LETTERS_A_LINE).sum()
            + (text.endsWith("\n") ? 1 : 0);
    area.setPrefRowCount((int) Math.max(1, Math.min(MOST_LINES, lines)));
  }

  private void commit() {
    if (!area.getText().equals(shown)) {
      shown = area.getText();
      change.to(TextNode.valueOf(shown), true);
    }
  }

  @Override
  public Node node() {
    return area;
  }

  @Override
  public void show(JsonNode value) {
    shown = value.asText();
    area.setText(shown);
  }
}
