package io.avatarloom.editor.panel;

import io.avatarloom.editor.run.RunLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** The log of a run, filtered by level and by node or words. Ctrl+C copies the chosen line. */
public final class LogPane extends VBox {
  private static final List<String> LEVELS = List.of("info", "warning", "error");
  private static final double MARGIN = 40;
  private final ComboBox<String> level = new ComboBox<>();
  private final TextField filter = new TextField();
  private final ListView<RunLine> list = new ListView<>();
  private List<RunLine> lines = List.of();

  public LogPane() {
    super(6);
    getStyleClass().add("log-pane");
    level.getItems().setAll(LEVELS);
    level.setValue("info");
    level.setMinWidth(110);
    level.setAccessibleText("Show this level and above");
    level.valueProperty().addListener((property, before, now) -> fill());
    filter.setPromptText("Node or words");
    filter.setAccessibleText("Show lines with this node or these words");
    filter.textProperty().addListener((property, before, now) -> fill());
    HBox.setHgrow(filter, Priority.ALWAYS);
    list.setAccessibleText("Log");
    list.setPlaceholder(new Label("Nothing logged."));
    list.setCellFactory(view -> new Cell());
    list.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.C && event.isShortcutDown()) {
            copy();
          }
        });
    setVgrow(list, Priority.ALWAYS);
    getChildren().addAll(new HBox(6, filter, level), list);
  }

  private void copy() {
    RunLine line = list.getSelectionModel().getSelectedItem();
    if (line != null) {
      ClipboardContent content = new ClipboardContent();
      content.putString(line.node() + ": " + line.message());
      Clipboard.getSystemClipboard().setContent(content);
    }
  }

  /** Shows only lines of a node; all for an empty id. */
  public void filterBy(String node) {
    filter.setText(node);
  }

  /**
   * @param all oldest first
   */
  public void show(List<RunLine> all) {
    lines = all;
    fill();
  }

  private void fill() {
    int least = LEVELS.indexOf(level.getValue());
    String words = filter.getText().strip().toLowerCase(Locale.ROOT);
    List<RunLine> shown = new ArrayList<>();
    for (RunLine line : lines) {
      String text = (line.node() + ": " + line.message()).toLowerCase(Locale.ROOT);
      if (Math.max(0, LEVELS.indexOf(line.level())) >= least && text.contains(words)) {
        shown.add(line);
      }
    }
    if (!shown.equals(list.getItems())) {
      list.getItems().setAll(shown);
      list.scrollTo(shown.size() - 1);
    }
  }

  /** Time, node and message, wrapped. */
  private static final class Cell extends ListCell<RunLine> {
    private final Text time = new Text();
    private final Text node = new Text();
    private final Text message = new Text();
    private final TextFlow flow = new TextFlow(time, node, message);

    Cell() {
      time.setStyle("-fx-fill: -color-fg-muted;");
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(RunLine line, boolean empty) {
      super.updateItem(line, empty);
      setGraphic(empty ? null : flow);
      if (!empty) {
        flow.maxWidthProperty().bind(getListView().widthProperty().subtract(MARGIN));
        flow.prefWidthProperty().bind(flow.maxWidthProperty());
        time.setText(Words.duration(line.milliseconds()) + "  ");
        node.setText(line.node().isEmpty() ? "" : line.node() + "  ");
        node.setStyle("-fx-font-weight: bold; -fx-fill: -color-fg-default;");
        message.setText(line.message());
        message.setStyle("-fx-fill: " + colour(line.level()) + ";");
        setAccessibleText(line.level() + " " + line.node() + " " + line.message());
      }
    }

    private static String colour(String level) {
      return switch (level) {
        case "error" -> "-color-danger-fg";
        case "warning" -> "-color-warning-fg";
        default -> "-color-fg-default";
      };
    }
  }
}
