package io.avatarloom.editor.panel;

import atlantafx.base.theme.Styles;
import io.avatarloom.core.node.In;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.node.PortType;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;

/** The manual page of a node type. */
public final class NodeHelpPane extends ScrollPane {
  private final VBox box = new VBox(6);

  public NodeHelpPane() {
    box.setPadding(new Insets(8));
    getStyleClass().add("node-help-pane");
    setAccessibleText("Manual page");
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    setContent(box);
  }

  /**
   * @param library module the node comes from
   */
  public void show(NodeSpec spec, String library) {
    box.getChildren().setAll(label(spec.title(), Styles.TITLE_4));
    add(spec.id() + ", contract " + spec.version() + ", " + library, Styles.TEXT_MUTED);
    add(promise(spec), Styles.TEXT_MUTED);
    add(spec.help());
    section("Inputs", spec.inputs().notEmpty());
    spec.inputs().forEach(this::input);
    section("Outputs", spec.outputs().notEmpty());
    spec.outputs().forEach(out -> port(out.id(), "", out.type(), out.help()));
    section("Parameters", spec.params().notEmpty());
    spec.params().forEach(this::param);
    setVvalue(0);
  }

  private static String promise(NodeSpec spec) {
    String same =
        switch (spec.determinism()) {
          case BITWISE -> "same bytes everywhere";
          case SAME_DEVICE -> "same bytes on the same machine";
          case NONE -> "not reproducible";
        };
    return spec.stored() ? same : same + "; runs every time";
  }

  private void section(String title, boolean any) {
    if (any) {
      add(title, Styles.TEXT_BOLD);
    }
  }

  private void input(In<?> in) {
    port(
        in.id(),
        in.many() ? ", any number" : in.required() ? "" : ", optional",
        in.type(),
        in.help());
  }

  private void port(String id, String note, PortType<?> type, String help) {
    Label head = label(id + ": " + type + note);
    if (type.kinds().notEmpty()) {
      head.setGraphic(new Circle(4, Color.web(type.kinds().getFirst().colour())));
    }
    box.getChildren().add(head);
    if (!help.isEmpty()) {
      add(help, Styles.TEXT_SMALL, Styles.TEXT_MUTED);
    }
  }

  private void param(Param<?> param) {
    add(
        param.id()
            + " = "
            + param.defaultJson()
            + (param.unit().isEmpty() ? "" : " " + param.unit()));
    String range = param.range().isEmpty() ? "" : " Range:" + param.range() + ".";
    String source = param.source().isEmpty() ? "" : " Source: " + param.source() + ".";
    add(param.help() + range + source, Styles.TEXT_SMALL, Styles.TEXT_MUTED);
  }

  private void add(String text, String... styles) {
    box.getChildren().add(label(text, styles));
  }

  private static Label label(String text, String... styles) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    label.getStyleClass().addAll(styles);
    return label;
  }
}
