package io.avatarloom.editor.panel;

import atlantafx.base.theme.Styles;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.avatarloom.core.node.Param;
import io.avatarloom.editor.session.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/**
 * Fields that make the range of a parameter of the recipe narrower, or its options fewer. An empty
 * field leaves it as wide as what the parameter stands for.
 */
final class RangeForm extends HBox {
  /** Hears of a bound. */
  interface Listener {
    /**
     * @param key {@code minimum}, {@code maximum} or {@code options}
     * @param value null for what the targets have
     * @return why not, in one sentence; empty when it is done
     */
    Optional<String> narrowed(String key, JsonNode value);
  }

  private final Listener listener;
  private final Label trouble;
  private final Map<String, TextField> fields = new LinkedHashMap<>();
  private JsonNode entry = JsonNodeFactory.instance.objectNode();

  /**
   * @param trouble takes sentences about what cannot be
   */
  RangeForm(Param<?> param, Label trouble, Listener listener) {
    super(6);
    this.listener = listener;
    this.trouble = trouble;
    setAlignment(Pos.CENTER_LEFT);
    switch (param.kind()) {
      case NUMBER, INTEGER -> {
        add(param, "minimum", "From", bound(param.minimum()));
        add(param, "maximum", "up to", bound(param.maximum()));
      }
      case CHOICE -> add(param, "options", "One of", param.options().makeString(", "));
      default -> {}
    }
  }

  private static String bound(double value) {
    return Double.isNaN(value) ? "any" : Words.number(value);
  }

  private void add(Param<?> param, String key, String title, String inherited) {
    TextField field = new TextField();
    field.setId("top-" + key + "-" + param.id());
    field.setPromptText(inherited);
    field.setAccessibleText(
        key.substring(0, 1).toUpperCase(Locale.ROOT) + key.substring(1) + " of " + param.id());
    field.getStyleClass().add(Styles.SMALL);
    field.setMinWidth(0);
    field.setPrefColumnCount(4);
    HBox.setHgrow(field, Priority.ALWAYS);
    field.setOnAction(event -> commit(key));
    field
        .focusedProperty()
        .addListener(
            (property, was, focused) -> {
              if (!focused) {
                commit(key);
              }
            });
    Label label = new Label(title);
    label.setMinWidth(USE_PREF_SIZE);
    label.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
    label.setLabelFor(field);
    fields.put(key, field);
    getChildren().addAll(label, field);
  }

  boolean isEmpty() {
    return fields.isEmpty();
  }

  /**
   * @param newEntry the parameter as the recipe declares it
   */
  void show(JsonNode newEntry) {
    entry = newEntry;
    fields.forEach((key, field) -> field.setText(text(key)));
  }

  private String text(String key) {
    JsonNode set = entry.path(key);
    if (set.isNumber()) {
      return Words.number(set.asDouble());
    }
    List<String> words = new ArrayList<>();
    set.forEach(word -> words.add(word.asText()));
    return String.join(", ", words);
  }

  private void commit(String key) {
    String typed = fields.get(key).getText().strip();
    if (typed.equals(text(key))) {
      return;
    }
    try {
      say(listener.narrowed(key, typed.isEmpty() ? null : json(key, typed)).orElse(""));
    } catch (IllegalArgumentException e) {
      say(e.getMessage());
    }
  }

  private void say(String why) {
    trouble.setText(why);
    trouble.setVisible(!why.isEmpty());
  }

  private static JsonNode json(String key, String typed) {
    if (!key.equals("options")) {
      return NumberWidget.json(Expression.value(typed));
    }
    ArrayNode words = JsonNodeFactory.instance.arrayNode();
    for (String word : typed.split("\\s*,\\s*")) {
      words.add(word);
    }
    return words;
  }
}
