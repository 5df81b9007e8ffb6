package io.avatarloom.editor.panel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.avatarloom.core.node.Param;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;

/** A path: typed, picked, or dragged in. Paths below the recipe's folder are written relative. */
final class FileWidget implements ParameterWidget {
  private final Param<?> param;
  private final Path base;
  private final Change change;
  private final TextField field = new TextField();
  private final Button pick = new Button("…");
  private final HBox box = new HBox(4, field, pick);
  private String shown = "";

  /**
   * @param base folder that relative paths start at
   */
  FileWidget(Param<?> param, Path base, Change change) {
    this.param = param;
    this.base = base;
    this.change = change;
    field.setAccessibleText(param.id() + ", a path");
    field.setPromptText(param.options().isEmpty() ? "folder" : "file");
    field.setOnAction(event -> commit(field.getText()));
    field
        .focusedProperty()
        .addListener(
            (property, before, focused) -> {
              if (!focused) {
                commit(field.getText());
              }
            });
    HBox.setHgrow(field, Priority.ALWAYS);
    pick.setAccessibleText("Pick the path of " + param.id());
    pick.setTooltip(new Tooltip("Pick a " + field.getPromptText()));
    pick.setMinWidth(36);
    pick.setOnAction(event -> choose());
    box.setOnDragOver(this::over);
    box.setOnDragDropped(this::drop);
  }

  private void over(DragEvent event) {
    if (event.getDragboard().hasFiles() && fits(event.getDragboard().getFiles().get(0))) {
      event.acceptTransferModes(TransferMode.COPY, TransferMode.LINK);
    }
    event.consume();
  }

  private void drop(DragEvent event) {
    List<File> files = event.getDragboard().getFiles();
    if (!files.isEmpty() && fits(files.get(0))) {
      commit(relative(files.get(0).toPath()));
      event.setDropCompleted(true);
    }
    event.consume();
  }

  private boolean fits(File file) {
    String name = file.getName().toLowerCase(Locale.ROOT);
    return param.options().isEmpty() || param.options().anySatisfy(end -> name.endsWith(end));
  }

  private void choose() {
    File start = base.resolve(shown.startsWith("asset:") ? "" : shown).toFile();
    File folder = start.isDirectory() ? start : start.getParentFile();
    File initial = folder != null && folder.isDirectory() ? folder : null;
    File chosen;
    if (param.options().isEmpty()) {
      DirectoryChooser chooser = new DirectoryChooser();
      chooser.setInitialDirectory(initial);
      chosen = chooser.showDialog(box.getScene().getWindow());
    } else {
      FileChooser chooser = new FileChooser();
      chooser.setInitialDirectory(initial);
      List<String> patterns = param.options().collect(end -> "*." + bare(end)).castToList();
      chooser
          .getExtensionFilters()
          .add(new FileChooser.ExtensionFilter(String.join(", ", patterns), patterns));
      chosen = chooser.showOpenDialog(box.getScene().getWindow());
    }
    if (chosen != null) {
      commit(relative(chosen.toPath()));
    }
  }

  private static String bare(String ending) {
    return ending.startsWith(".") ? ending.substring(1) : ending;
  }

  private String relative(Path path) {
    Path inside = path.toAbsolutePath().normalize();
    return inside.startsWith(base)
        ? base.relativize(inside).toString().replace(File.separatorChar, '/')
        : inside.toString();
  }

  private void commit(String text) {
    if (!text.equals(shown)) {
      show(TextNode.valueOf(text));
      change.to(TextNode.valueOf(text), true);
    }
  }

  @Override
  public Node node() {
    return box;
  }

  @Override
  public void show(JsonNode value) {
    shown = value.asText();
    field.setText(shown);
    field.setTooltip(shown.isEmpty() ? null : new Tooltip(shown));
    field.end();
  }
}
