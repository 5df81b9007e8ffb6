package io.avatarloom.editor.panel;

import atlantafx.base.theme.Styles;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** What the last run has left at the outputs of a node, large. */
public final class PreviewPane extends BorderPane {
  /** What can be done with a result. */
  public interface Listener {
    /** Shows it in three dimensions. */
    void openOnStage(Preview preview);

    /** Asks for a file and writes it there. */
    void export(Preview preview);

    /** A file of it, to be dragged to other programs; empty when it cannot be written. */
    Optional<Path> file(Preview preview);
  }

  private final Listener listener;
  private final ComboBox<String> port = new ComboBox<>();
  private final Label owner = new Label();
  private final Label facts = new Label();
  private final Button stage = new Button("To stage");
  private final Button export = new Button("Save…");
  private final Label drag = new Label("drag out");
  private List<Preview> previews = List.of();

  public PreviewPane(Listener listener) {
    this.listener = listener;
    getStyleClass().add("preview-pane");
    setMinSize(0, 0);
    owner.getStyleClass().add(Styles.TEXT_BOLD);
    port.setId("preview-port");
    port.setAccessibleText("Output");
    port.setMinWidth(90);
    port.valueProperty().addListener((property, was, is) -> view());
    facts.setId("preview-facts");
    facts.getStyleClass().add(Styles.TEXT_MUTED);
    facts.setMinWidth(0);
    HBox.setHgrow(facts, Priority.ALWAYS);
    facts.setMaxWidth(Double.MAX_VALUE);
    stage.setId("preview-stage");
    stage.setTooltip(new Tooltip("Open on the stage"));
    stage.setOnAction(event -> shown().ifPresent(listener::openOnStage));
    export.setId("preview-export");
    export.setOnAction(event -> shown().ifPresent(listener::export));
    drag.setId("preview-drag");
    drag.setTooltip(new Tooltip("Drag this to a folder or another program"));
    drag.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
    for (Label label : List.of(owner, drag)) {
      label.setMinWidth(USE_PREF_SIZE);
    }
    for (Button button : List.of(stage, export)) {
      button.setMinWidth(USE_PREF_SIZE);
      button.getStyleClass().add(Styles.SMALL);
      button.managedProperty().bind(button.visibleProperty());
    }
    drag.managedProperty().bind(drag.visibleProperty());
    drag.setOnDragDetected(this::dragOut);
    HBox head = new HBox(8, owner, port, facts, drag, stage, export);
    head.setAlignment(Pos.CENTER_LEFT);
    head.setPadding(new Insets(6, 8, 6, 8));
    setTop(head);
    hint("Select a node to see what the last run has made of it.");
  }

  private void dragOut(MouseEvent event) {
    shown()
        .flatMap(listener::file)
        .ifPresent(
            file -> {
              ClipboardContent content = new ClipboardContent();
              content.putFiles(List.<File>of(file.toFile()));
              drag.startDragAndDrop(TransferMode.COPY).setContent(content);
              event.consume();
            });
  }

  private Optional<Preview> shown() {
    return previews.stream().filter(preview -> preview.port().equals(port.getValue())).findFirst();
  }

  /** What is shown of another node can no longer be worked on; its successor is being read. */
  public void expect(String id) {
    if (!id.equals(owner.getText())) {
      previews = List.of();
      List.of(stage, export).forEach(button -> button.setVisible(false));
      drag.setVisible(false);
    }
  }

  /** Shows a sentence only. */
  public void hint(String sentence) {
    previews = List.of();
    getTop().setVisible(false);
    getTop().setManaged(false);
    setCenter(ValueView.of(Preview.none("", sentence)));
  }

  /**
   * @param id of the node or region
   * @param results of its outputs, at least one; the output that was shown stays
   */
  public void show(String id, List<Preview> results) {
    boolean same = id.equals(owner.getText());
    String before = port.getValue();
    previews = List.copyOf(results);
    List<String> ports = previews.stream().map(Preview::port).toList();
    owner.setText(id);
    port.getItems().setAll(ports);
    port.setVisible(ports.size() > 1);
    port.setManaged(ports.size() > 1);
    getTop().setVisible(true);
    getTop().setManaged(true);
    port.setValue(same && ports.contains(before) ? before : first());
    view();
  }

  private String first() {
    return previews.stream()
        .filter(preview -> preview.value().isPresent())
        .findFirst()
        .orElse(previews.get(0))
        .port();
  }

  private void view() {
    shown()
        .ifPresent(
            preview -> {
              facts.setText(preview.value().isPresent() ? preview.facts() : "");
              facts.setTooltip(new Tooltip(preview.facts()));
              stage.setVisible(preview.onStage());
              export.setVisible(preview.value().isPresent());
              drag.setVisible(preview.value().isPresent());
              setCenter(ValueView.of(preview));
            });
  }
}
