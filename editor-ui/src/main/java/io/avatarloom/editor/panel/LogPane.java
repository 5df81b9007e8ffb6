package io.avatarloom.editor.panel;

import io.avatarloom.editor.run.RunLine;
import io.avatarloom.editor.session.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.geometry.Insets;
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
  private static final String EVERY = "every node";
  private static final List<String> LEVELS = List.of("info", "warning", "error");
  private static final double MARGIN = 40;
  private final ComboBox<String> level = new ComboBox<>();
  private final ComboBox<String> node = new ComboBox<>();
  private final TextField filter = new TextField();
  private final ListView<RunLine> list = new ListView<>();
  private List<RunLine> lines = List.of();

  /**
   * @param chosen hears of the node whose line was taken
   */
  public LogPane(Consumer<String> chosen) {
    super(0);
    getStyleClass().add("log-pane");
    level.getItems().setAll(LEVELS);
    level.setValue("info");
    level.setId("log-level");
    level.setMinWidth(100);
    level.setAccessibleText("Show this level and above");
    level.valueProperty().addListener((property, before, now) -> fill());
    node.setId("log-node");
    node.getItems().setAll(EVERY);
    node.setValue(EVERY);
    node.setMinWidth(110);
    node.setAccessibleText("Show lines of this node");
    node.valueProperty().addListener((property, before, now) -> fill());
    filter.setId("log-words");
    filter.setPromptText("Words");
    filter.setMinWidth(60);
    filter.setAccessibleText("Show lines with these words");
    filter.textProperty().addListener((property, before, now) -> fill());
    HBox.setHgrow(filter, Priority.ALWAYS);
    list.setId("log");
    list.setAccessibleText("Log");
    list.setPlaceholder(new Label("Nothing logged."));
    list.setCellFactory(view -> new Cell());
    list.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.C && event.isShortcutDown()) {
            copy();
          } else if (event.getCode() == KeyCode.ENTER) {
            take(chosen);
          }
        });
    list.setOnMouseClicked(
        event -> {
          if (event.getClickCount() == 2) {
            take(chosen);
          }
        });
    setVgrow(list, Priority.ALWAYS);
    HBox tools = new HBox(6, node, level, filter);
    tools.setPadding(new Insets(6));
    setMinSize(0, 0);
    getChildren().addAll(tools, list);
  }

  private void take(Consumer<String> chosen) {
    RunLine line = list.getSelectionModel().getSelectedItem();
    if (line != null && !line.node().isEmpty()) {
      chosen.accept(line.node());
    }
  }

  private void copy() {
    RunLine line = list.getSelectionModel().getSelectedItem();
    if (line != null) {
      ClipboardContent content = new ClipboardContent();
      content.putString(line.node() + ": " + line.message());
      Clipboard.getSystemClipboard().setContent(content);
    }
  }

  /**
   * @param all oldest first
   */
  public void show(List<RunLine> all) {
    lines = all;
    List<String> nodes =
        Stream.concat(Stream.of(EVERY), all.stream().map(RunLine::node).sorted())
            .filter(id -> !id.isEmpty())
            .distinct()
            .toList();
    if (!nodes.equals(node.getItems())) {
      String before = node.getValue();
      node.getItems().setAll(nodes);
      node.setValue(nodes.contains(before) ? before : EVERY);
    }
    fill();
  }

  private void fill() {
    int least = LEVELS.indexOf(level.getValue());
    String only = node.getValue();
    String words = filter.getText().strip().toLowerCase(Locale.ROOT);
    List<RunLine> shown = new ArrayList<>();
    for (RunLine line : lines) {
      String text = (line.node() + ": " + line.message()).toLowerCase(Locale.ROOT);
      boolean of = only == null || only.equals(EVERY) || only.equals(line.node());
      boolean loud = Math.max(0, LEVELS.indexOf(line.level())) >= least;
      if (of && loud && text.contains(words)) {
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
    private final VBox box = new VBox(flow);

    Cell() {
      box.setPadding(new Insets(3, 0, 3, 0));
      time.setStyle("-fx-fill: -color-fg-muted;");
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(RunLine line, boolean empty) {
      super.updateItem(line, empty);
      setGraphic(empty ? null : box);
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
