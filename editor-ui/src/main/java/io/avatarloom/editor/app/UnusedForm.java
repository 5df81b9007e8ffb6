package io.avatarloom.editor.app;

import atlantafx.base.theme.Styles;
import io.avatarloom.editor.session.Document;
import io.avatarloom.editor.session.SubgraphEdits;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Definitions of subgraphs that no node is an instance of, each with a button that removes it. */
final class UnusedForm extends VBox {
  UnusedForm() {
    super(4);
    setId("unused-subgraphs");
  }

  void show(Document document) {
    getChildren().clear();
    List<String> unused = SubgraphEdits.unused(document.whole());
    if (!unused.isEmpty()) {
      Label title = new Label("Subgraphs that nothing uses");
      title.getStyleClass().add(Styles.TEXT_MUTED);
      getChildren().add(title);
    }
    unused.forEach(name -> getChildren().add(row(document, name)));
  }

  private static HBox row(Document document, String name) {
    Label label = new Label(name);
    label.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(label, Priority.ALWAYS);
    Button remove = new Button("Remove");
    remove.setId("remove-" + name);
    remove.setAccessibleText("Remove the subgraph " + name);
    remove.getStyleClass().add(Styles.SMALL);
    remove.setOnAction(event -> document.applyToWhole(SubgraphEdits.delete(name)));
    HBox row = new HBox(8, label, remove);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }
}
