package io.avatarloom.editor.panel;

import atlantafx.base.theme.Styles;
import com.fasterxml.jackson.databind.JsonNode;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.recipe.TopParam;
import java.nio.file.Path;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One parameter of the recipe: name, type with range and default, value, description, targets. */
final class TopParamCard extends VBox {
  private final String name;
  private final TopParamsPane.Listener listener;
  private final TextField field;
  private final TextField help = new TextField();
  private final Label facts = new Label();
  private final Label trouble = new Label();
  private final IconButton reset;
  private final IconButton up;
  private final IconButton down;
  private final ParameterWidget widget;
  private RangeForm range;

  /**
   * @param top null for a declaration that leads nowhere
   */
  TopParamCard(String name, TopParam top, Path base, TopParamsPane.Listener listener) {
    super(3);
    this.name = name;
    this.listener = listener;
    setId("top-card-" + name);
    field = new TextField(name);
    field.setId("top-rename-" + name);
    field.setAccessibleText("Name of parameter " + name);
    field.setOnAction(event -> rename());
    onLeaving(field, this::rename);
    HBox.setHgrow(field, Priority.ALWAYS);
    up = button(IconButton.UP, "up", "Move " + name + " up", () -> listener.moved(name, -1));
    down = button(IconButton.DOWN, "down", "Move " + name + " down", () -> listener.moved(name, 1));
    reset =
        button(
            IconButton.RESET, "reset", "Reset " + name, () -> listener.changed(name, null, true));
    IconButton remove =
        button(
            IconButton.CROSS,
            "remove",
            "No longer show " + name + " at the top",
            () -> listener.removed(name));
    HBox head = new HBox(2, field, reset, up, down, remove);
    head.setAlignment(Pos.CENTER_LEFT);
    facts.setWrapText(true);
    facts.setMinHeight(USE_PREF_SIZE);
    facts.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
    trouble.setWrapText(true);
    trouble.setMinHeight(USE_PREF_SIZE);
    trouble.getStyleClass().addAll(Styles.DANGER, Styles.TEXT_SMALL);
    trouble.managedProperty().bind(trouble.visibleProperty());
    getChildren().add(head);
    widget = top == null ? null : widget(top, base);
    getChildren().add(trouble);
  }

  private IconButton button(String sign, String id, String what, Runnable action) {
    IconButton button = new IconButton(sign, what, action);
    button.setId("top-" + id + "-" + name);
    return button;
  }

  private static void onLeaving(TextField field, Runnable action) {
    field
        .focusedProperty()
        .addListener(
            (property, was, focused) -> {
              if (!focused) {
                action.run();
              }
            });
  }

  private <P> Param<P> named(Param<P> param) {
    return param.as(name, param.defaultValue());
  }

  private ParameterWidget widget(TopParam top, Path base) {
    ParameterWidget made =
        ParameterRow.widget(
            named(top.param()), base, (value, finished) -> listener.changed(name, value, finished));
    if (!top.title().isEmpty()) {
      Label title = new Label(top.title());
      title.setWrapText(true);
      getChildren().add(title);
    }
    if (made instanceof NumberWidget number) {
      number.dragWith(facts);
    }
    help.setText(top.param().help());
    help.setId("top-describe-" + name);
    help.setPromptText("Description");
    help.setAccessibleText("Description of " + name);
    help.getStyleClass().add(Styles.SMALL);
    help.setOnAction(event -> describe(top));
    onLeaving(help, () -> describe(top));
    FlowPane targets = new FlowPane(6, 0);
    top.targets()
        .forEach(
            target -> {
              Hyperlink link = new Hyperlink(target);
              link.setAccessibleText("Go to " + target);
              link.getStyleClass().add(Styles.TEXT_SMALL);
              link.setOnAction(event -> listener.goTo(target));
              targets.getChildren().add(link);
            });
    getChildren().addAll(facts, made.node());
    range =
        new RangeForm(
            named(top.param()), trouble, (key, value) -> listener.narrowed(name, key, value));
    if (!range.isEmpty()) {
      getChildren().add(range);
    }
    getChildren().addAll(help, targets);
    return made;
  }

  void setMovable(boolean upwards, boolean downwards) {
    up.setDisable(!upwards);
    down.setDisable(!downwards);
  }

  /**
   * @param top as it is now, null for a declaration that leads nowhere
   * @param entry as the recipe declares it
   * @param wrong what is wrong with it; empty when nothing is
   */
  void show(TopParam top, JsonNode entry, String wrong) {
    trouble.setText(wrong);
    trouble.setVisible(!wrong.isEmpty());
    reset.setVisible(false);
    reset.setManaged(top != null);
    if (top != null) {
      JsonNode usual = top.param().defaultJson();
      facts.setText(facts(top.param(), usual));
      reset.setVisible(!top.value().toString().equals(usual.toString()));
      widget.show(top.value());
      range.show(entry);
    }
  }

  /** {@code number from 0 up to 50 px, default 2}. */
  private static String facts(Param<?> param, JsonNode usual) {
    String kind = param.kind().name().toLowerCase(Locale.ROOT);
    String text = usual.isTextual() ? usual.asText() : usual.toString();
    return kind + param.range() + ", default " + (text.isEmpty() ? "none" : text);
  }

  private void rename() {
    String wanted = field.getText().strip();
    if (!wanted.equals(name)) {
      field.setText(name);
      listener.renamed(name, wanted);
    }
  }

  private void describe(TopParam top) {
    String text = help.getText().strip();
    if (!text.equals(top.param().help().strip())) {
      listener.described(name, text);
    }
  }

  void takeFocus() {
    if (widget == null) {
      field.requestFocus();
    } else {
      ParameterRow.first(widget.node()).ifPresent(node -> node.requestFocus());
    }
  }
}
