package io.avatarloom.editor.app;

import io.avatarloom.editor.panel.IconButton;
import io.avatarloom.editor.session.Sketch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Separator;
import javafx.scene.control.TextField;
import javafx.scene.control.ToolBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.shape.SVGPath;

/** The tool bar: running, what runs take besides the recipe, and pausing of regions. */
final class RunBar {
  private final Consumer<String> perform;
  private final ComboBox<Optional<String>> preset = new ComboBox<>();
  private final TextField set = new TextField();
  private final ComboBox<Integer> threads = new ComboBox<>();
  private final ToolBar bar = new ToolBar();
  private Sketch sketch = Sketch.empty("");
  private Consumer<RunSettings> chosen = settings -> {};

  /**
   * @param device where runs take place
   */
  RunBar(Consumer<String> perform, DeviceBox device) {
    this.perform = perform;
    preset.setId("preset");
    preset.setAccessibleText("Preset to run under");
    preset.setTooltip(new Tooltip("Preset of the recipe that runs and dry runs use"));
    preset.setMinWidth(120);
    preset.setButtonCell(new Cell());
    preset.setCellFactory(view -> new Cell());
    preset.valueProperty().addListener((property, was, is) -> tell());
    fillSettings();
    Button run = new Button("Run", sign());
    run.setId("run-all");
    run.setTooltip(new Tooltip("Run all outputs of the recipe"));
    run.setOnAction(event -> perform.accept("run.all"));
    bar.setId("run-bar");
    bar.getItems()
        .setAll(
            run,
            text("run-selected", "To selection", "Run up to the selected node", "run.selected"),
            text("run-plan", "Dry run", "Show what would run, what is cached and why", "run.plan"),
            icon(IconButton.STOP, "Stop the run", "run.stop"),
            new Separator(),
            named("Preset", preset),
            named("Set", set),
            named("Threads", threads),
            named("On", device),
            new Separator(),
            icon(IconButton.PAUSE, "Pause the region at work", "run.pauseRegion"),
            icon(IconButton.STEP, "Step a paused region", "run.stepRegion"),
            icon(IconButton.PLAY, "Let a paused region go on", "run.resumeRegion"));
    show(sketch);
  }

  private void fillSettings() {
    set.setId("run-set");
    set.setPrefColumnCount(14);
    set.setPromptText("node.param=value; …");
    set.setAccessibleText("Values of runs");
    set.setTooltip(
        new Tooltip("Values that runs and dry runs take instead of those of the recipe"));
    set.textProperty().addListener((property, was, is) -> tell());
    threads.setId("run-threads");
    threads.setAccessibleText("Nodes that may run at the same time");
    threads.setTooltip(new Tooltip("Nodes that may run at the same time"));
    threads.setButtonCell(new ThreadsCell());
    threads.setCellFactory(view -> new ThreadsCell());
    threads.getItems().addAll(0, 1, 2, 4, 8);
    threads.setValue(0);
    threads.valueProperty().addListener((property, was, is) -> tell());
  }

  /** A control and its name, which go into the overflow together. */
  private static HBox named(String name, Control control) {
    Label label = new Label(name);
    label.setLabelFor(control);
    HBox pair = new HBox(4, label, control);
    pair.setAlignment(Pos.CENTER_LEFT);
    return pair;
  }

  ToolBar node() {
    return bar;
  }

  private Button text(String id, String title, String help, String action) {
    Button button = new Button(title);
    button.setId(id);
    button.setTooltip(new Tooltip(help));
    button.setOnAction(event -> perform.accept(action));
    return button;
  }

  private static SVGPath sign() {
    SVGPath sign = new SVGPath();
    sign.setContent(IconButton.PLAY);
    sign.getStyleClass().add("run-sign");
    return sign;
  }

  private IconButton icon(String sign, String help, String action) {
    IconButton button = new IconButton(sign, help, () -> perform.accept(action));
    button.setId(action.replace('.', '-'));
    return button;
  }

  /** Offers the presets of a document; the one chosen before stays if it is still there. */
  void show(Sketch now) {
    sketch = now;
    List<Optional<String>> names = new ArrayList<>();
    names.add(Optional.empty());
    now.head().path("presets").fieldNames().forEachRemaining(name -> names.add(Optional.of(name)));
    names.add(Optional.of(""));
    if (!names.equals(preset.getItems())) {
      Optional<String> before = preset();
      preset.getItems().setAll(names);
      preset.setValue(names.contains(before) ? before : Optional.empty());
    }
    preset.setDisable(names.size() < 3);
  }

  private Optional<String> preset() {
    return preset.getValue() == null ? Optional.empty() : preset.getValue();
  }

  private void tell() {
    chosen.accept(
        new RunSettings(preset(), RunSettings.assignments(set.getText()), threads.getValue()));
  }

  /** Calls back whenever something else is chosen. */
  void onChosen(Consumer<RunSettings> listener) {
    chosen = listener;
  }

  /** A number of threads in words. */
  private static final class ThreadsCell extends ListCell<Integer> {
    @Override
    protected void updateItem(Integer count, boolean empty) {
      super.updateItem(count, empty);
      setText(empty || count == null ? null : count == 0 ? "auto" : Integer.toString(count));
    }
  }

  /** A choice in words. */
  private final class Cell extends ListCell<Optional<String>> {
    @Override
    protected void updateItem(Optional<String> name, boolean empty) {
      super.updateItem(name, empty);
      setText(empty || name == null ? null : name.map(this::named).orElseGet(this::usual));
    }

    private String named(String name) {
      return name.isEmpty() ? "none" : name;
    }

    private String usual() {
      String name = sketch.head().path("defaultPreset").asText();
      return name.isEmpty() ? "recipe as it is" : name + " (default)";
    }
  }
}
