package io.avatarloom.editor.app;

import atlantafx.base.theme.Styles;
import io.avatarloom.editor.run.ServerToken;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.stage.DirectoryChooser;

/** All settings; each takes effect at once. */
final class SettingsPane extends ScrollPane {
  private static final List<Integer> SCALES = List.of(75, 90, 100, 115, 125, 150, 175, 200);
  private static final int AUTOSAVE_STEP = 100;
  private final SettingsFile settings;
  private final GridPane grid = new GridPane(14, 14);

  /**
   * @param usualCache folder of the cache where none is chosen
   * @param token of the service
   */
  SettingsPane(SettingsFile settings, Path usualCache, ServerToken token) {
    this.settings = settings;
    setId("settings");
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    setContent(grid);
    grid.setPadding(new Insets(16));
    ColumnConstraints names = new ColumnConstraints();
    names.setHalignment(HPos.RIGHT);
    names.setMinWidth(USE_PREF_SIZE);
    ColumnConstraints fields = new ColumnConstraints();
    fields.setHgrow(Priority.ALWAYS);
    grid.getColumnConstraints().addAll(names, fields);
    Settings now = settings.get();
    row("Theme", choice("theme", List.of("Light", "Dark"), now.dark() ? 1 : 0, this::dark), "");
    row(
        "Keys",
        choice("keys", List.of("ComfyUI", "Blender"), now.blenderKeys() ? 1 : 0, this::keys),
        "Help > Keys lists them.");
    row("Size of texts", scale(now), "Of the window; Ctrl and wheel zoom the graph.");
    row("Moving nodes", snap(now), "Shift snaps, too.");
    row("Autosave after", autosave(now), "Milliseconds until an edit is safe from a crash.");
    row(
        "Cache folder",
        cache(now, usualCache),
        "Results of nodes; runs started from now on use it.");
    ServerForm server = new ServerForm(now.server(), token, this::server);
    row("Service", server.address(), "");
    row("Its token", server.secret(), "");
    row("", server.answer(), "");
  }

  private void change(UnaryOperator<Settings> change) {
    settings.change(change.apply(settings.get()));
  }

  private void dark(int index) {
    change(old -> old.withDark(index == 1));
  }

  private void keys(int index) {
    change(old -> old.withBlenderKeys(index == 1));
  }

  private void row(String name, Node field, String note) {
    int row = grid.getRowCount();
    Label label = new Label(name);
    label.setLabelFor(field);
    grid.add(label, 0, row);
    grid.add(field, 1, row);
    if (!note.isEmpty()) {
      Label small = new Label(note);
      small.setWrapText(true);
      small.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
      grid.add(small, 1, row + 1);
      GridPane.setMargin(small, new Insets(-8, 0, 0, 0));
    }
  }

  /** Hears which of some options was chosen. */
  private interface Chosen {
    void option(int index);
  }

  private static FlowPane choice(String id, List<String> options, int selected, Chosen chosen) {
    FlowPane box = new FlowPane(14, 6);
    ToggleGroup group = new ToggleGroup();
    for (int i = 0; i < options.size(); i++) {
      int index = i;
      RadioButton button = new RadioButton(options.get(i));
      button.setId("settings-" + id + "-" + i);
      button.setToggleGroup(group);
      button.setSelected(i == selected);
      button.setOnAction(event -> chosen.option(index));
      box.getChildren().add(button);
    }
    return box;
  }

  private ComboBox<Integer> scale(Settings now) {
    ComboBox<Integer> box = new ComboBox<>();
    box.setId("settings-scale");
    box.setAccessibleText("Size of texts in percent");
    box.getItems().setAll(SCALES);
    box.setValue(now.scale());
    box.setConverter(new Percent());
    box.setOnAction(event -> change(old -> old.withScale(box.getValue())));
    return box;
  }

  private CheckBox snap(Settings now) {
    CheckBox box = new CheckBox("Snap to the grid");
    box.setId("settings-snap");
    box.setSelected(now.snap());
    box.setOnAction(event -> change(old -> old.withSnap(box.isSelected())));
    return box;
  }

  private Spinner<Integer> autosave(Settings now) {
    Spinner<Integer> spinner =
        new Spinner<>(
            Settings.LEAST_AUTOSAVE, Settings.MOST_AUTOSAVE, now.autosaveMillis(), AUTOSAVE_STEP);
    spinner.setId("settings-autosave");
    spinner.getEditor().setAccessibleText("Autosave after milliseconds");
    spinner
        .valueProperty()
        .addListener((property, was, is) -> change(old -> old.withAutosaveMillis(is)));
    return spinner;
  }

  private HBox cache(Settings now, Path usual) {
    TextField field = new TextField(now.cache());
    field.setId("settings-cache");
    field.setAccessibleText("Cache folder");
    field.setPromptText(usual.toString());
    field.setOnAction(event -> cache(field.getText()));
    field
        .focusedProperty()
        .addListener(
            (property, was, focused) -> {
              if (!focused) {
                cache(field.getText());
              }
            });
    HBox.setHgrow(field, Priority.ALWAYS);
    Button pick = new Button("Choose…");
    pick.setMinWidth(USE_PREF_SIZE);
    pick.setOnAction(
        event -> {
          File folder = new DirectoryChooser().showDialog(getScene().getWindow());
          if (folder != null) {
            field.setText(folder.toString());
            cache(folder.toString());
          }
        });
    return new HBox(6, field, pick);
  }

  private void server(String url) {
    if (!url.equals(settings.get().server())) {
      change(old -> old.withServer(url));
    }
  }

  private void cache(String folder) {
    if (!folder.strip().equals(settings.get().cache())) {
      change(old -> old.withCache(folder.strip()));
    }
  }
}
