package io.avatarloom.editor.panel;

import atlantafx.base.theme.Styles;
import com.fasterxml.jackson.databind.JsonNode;
import io.avatarloom.core.node.Param;
import io.avatarloom.editor.session.Words;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** One parameter: title with unit and help, reset, "make it an input", and its widget. */
final class ParameterRow extends VBox {
  private static final double TOOLTIP_WIDTH = 320;
  private final Param<?> param;
  private final ParameterWidget widget;
  private final IconButton reset;
  private final IconButton input;
  private final IconButton expose;
  private final IconButton top;
  private final ShowAtTopForm topForm;
  private final Label exposed = new Label();
  private final Label atTop = new Label();
  private String topName = "";
  private final Label driven = new Label("comes from a link");

  ParameterRow(Param<?> param, Path base, ParameterPane.Listener listener) {
    super(2);
    this.param = param;
    getStyleClass().add("parameter-row");
    setId("param-" + param.id());
    this.widget = widget(param, base, (value, finished) -> changed(listener, value, finished));
    this.reset =
        new IconButton(
            IconButton.RESET,
            "Reset " + param.id() + " to " + param.defaultJson(),
            () -> listener.changed(param.id(), null, true));
    this.input =
        new IconButton(
            IconButton.INPUT,
            "Make " + param.id() + " an input",
            () -> listener.makeInput(param.id()));
    this.expose = new IconButton(IconButton.EXPOSE, "", () -> listener.expose(param.id()));
    expose.setId("expose-" + param.id());
    reset.setId("reset-" + param.id());
    input.setId("input-" + param.id());
    expose.managedProperty().bind(expose.visibleProperty());
    this.topForm =
        new ShowAtTopForm(param.id(), (name, help) -> listener.showAtTop(param.id(), name, help));
    this.top = new IconButton(IconButton.TOP, "", () -> toggleTop(listener));
    top.setId("top-" + param.id());
    Label title = new Label(Words.title(param.id(), param.unit()));
    title.setWrapText(true);
    title.setMinHeight(USE_PREF_SIZE);
    title.setTooltip(help());
    Label unit = new Label(param.unit());
    unit.setMinWidth(USE_PREF_SIZE);
    unit.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
    HBox head = new HBox(6, title, unit, spacer(), reset, expose, top, input);
    head.setOnContextMenuRequested(
        event -> menu().show(head, event.getScreenX(), event.getScreenY()));
    head.setAlignment(Pos.CENTER_LEFT);
    for (Label said : List.of(driven, exposed, atTop)) {
      said.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
      said.managedProperty().bind(said.visibleProperty());
    }
    showExposed(false, "");
    showAtTop("");
    if (widget instanceof NumberWidget number) {
      number.dragWith(title);
    }
    getChildren().addAll(head, widget.node(), driven, exposed, atTop, topForm);
  }

  /** What the buttons do, for whoever looks there. */
  private ContextMenu menu() {
    ContextMenu menu = new ContextMenu();
    for (IconButton button : List.of(top, expose, input, reset)) {
      MenuItem item = new MenuItem(button.getAccessibleText());
      item.setId("menu-" + button.getId());
      item.setDisable(!button.isVisible());
      item.setOnAction(event -> button.fire());
      menu.getItems().add(item);
    }
    return menu;
  }

  private void toggleTop(ParameterPane.Listener listener) {
    if (topName.isEmpty()) {
      topForm.open(listener.nameAtTop(param.id()));
    } else {
      listener.showAtTop(param.id(), "", "");
    }
  }

  private static HBox spacer() {
    HBox spacer = new HBox();
    HBox.setHgrow(spacer, Priority.ALWAYS);
    return spacer;
  }

  static ParameterWidget widget(Param<?> param, Path base, ParameterWidget.Change change) {
    return switch (param.kind()) {
      case NUMBER, INTEGER -> new NumberWidget(param, change);
      case FLAG -> new FlagWidget(param, change);
      case CHOICE -> new ChoiceWidget(param, change);
      case TEXT -> new TextWidget(param, change);
      case FILE -> new FileWidget(param, base, change);
      case COLOUR -> new ColourWidget(param, change);
      case VECTOR -> new VectorWidget(param, change);
      case WEIGHTS -> new WeightsWidget(param, change);
      case NUMBERS, TEXTS -> new ListWidget(param, change);
    };
  }

  private Tooltip help() {
    StringBuilder text = new StringBuilder(param.help());
    if (!param.range().isEmpty()) {
      text.append("\nRange:").append(param.range());
    }
    text.append("\nDefault: ").append(param.defaultJson());
    if (!param.source().isEmpty()) {
      text.append("\nSource: ").append(param.source());
    }
    Tooltip tooltip = new Tooltip(text.toString());
    tooltip.setWrapText(true);
    tooltip.setMaxWidth(TOOLTIP_WIDTH);
    tooltip.setShowDelay(Duration.millis(400));
    tooltip.setShowDuration(Duration.INDEFINITE);
    return tooltip;
  }

  private void changed(ParameterPane.Listener listener, JsonNode value, boolean finished) {
    mark(value);
    listener.changed(param.id(), value, finished);
  }

  private void mark(JsonNode value) {
    reset.setVisible(!value.toString().equals(param.defaultJson().toString()));
  }

  /**
   * @param value as set, null for the default
   * @param linked whether a link supplies it
   */
  void show(JsonNode value, boolean linked) {
    JsonNode effective = value == null ? param.defaultJson() : value;
    widget.show(effective);
    mark(effective);
    widget.node().setVisible(!linked);
    widget.node().setManaged(!linked);
    driven.setVisible(linked);
    input.setVisible(!linked);
  }

  /**
   * @param inside whether a subgraph is open that could expose the parameter
   * @param name under which it does, empty when it does not
   */
  void showExposed(boolean inside, String name) {
    expose.setVisible(inside);
    expose.explain(
        name.isEmpty()
            ? "Make " + param.id() + " a parameter of the subgraph"
            : "Take " + name + " out of the parameters of the subgraph");
    exposed.setText("parameter " + name + " of the subgraph");
    exposed.setVisible(inside && !name.isEmpty());
  }

  /**
   * @param name under which the recipe shows the parameter at its top, empty when it does not
   */
  void showAtTop(String name) {
    topName = name;
    top.explain(
        name.isEmpty()
            ? "Show " + param.id() + " at the top of the recipe"
            : "No longer show " + param.id() + " at the top of the recipe");
    atTop.setText("parameter " + name + " of the recipe");
    atTop.setVisible(!name.isEmpty());
  }

  /** Takes the keyboard to the first control of the widget. */
  void takeFocus() {
    first(widget.node()).ifPresent(Node::requestFocus);
  }

  static Optional<Node> first(Node node) {
    if (node.isFocusTraversable()) {
      return Optional.of(node);
    }
    return node instanceof Parent parent
        ? parent.getChildrenUnmodifiable().stream()
            .flatMap(child -> first(child).stream())
            .findFirst()
        : Optional.empty();
  }

  Param<?> param() {
    return param;
  }
}
