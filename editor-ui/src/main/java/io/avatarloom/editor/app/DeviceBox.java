package io.avatarloom.editor.app;

import atlantafx.base.theme.Styles;
import io.avatarloom.core.device.DeviceInfo;
import io.avatarloom.core.run.DaemonThreads;
import io.avatarloom.editor.run.RunSite;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/**
 * Where runs take place: a device of this machine or the service of the settings. The machine is
 * asked what it has when the list is first opened.
 */
final class DeviceBox extends ComboBox<DeviceBox.Item> {
  /** Id that stands for the service of the settings. */
  static final String SERVER = "server";

  private static final double WIDTH = 360;

  /**
   * Something to choose.
   *
   * @param id as {@code --device} takes it, or {@link #SERVER}
   * @param words what it is
   * @param problem why it cannot be chosen; empty when it can
   */
  record Item(String id, String words, String problem) {}

  private final Supplier<List<DeviceInfo>> devices;
  private final Consumer<String> say;
  private Consumer<String> chosen = id -> {};
  private List<DeviceInfo> found = List.of();
  private String present = RunSite.AUTO;
  private String server = "";
  private boolean asked;
  private boolean filling;

  /**
   * @param devices what the machine has; may take a while
   * @param say hears why something cannot be chosen
   */
  DeviceBox(Supplier<List<DeviceInfo>> devices, Consumer<String> say) {
    this.devices = devices;
    this.say = say;
    setId("run-device");
    setAccessibleText("Where runs take place");
    setTooltip(new Tooltip("Device of runs, or the service that does them; see loom doctor"));
    setButtonCell(new Name());
    setCellFactory(view -> new Row());
    setMinWidth(90);
    setPrefWidth(120);
    valueProperty().addListener((property, was, is) -> taken(was, is));
    setOnMouseEntered(event -> ask());
    setOnShowing(event -> ask());
    fill();
  }

  /** Calls back with the id of what is chosen. */
  void onChosen(Consumer<String> listener) {
    chosen = listener;
  }

  /**
   * Shows what is chosen.
   *
   * @param address of the service, empty for none
   */
  void show(String id, String address) {
    if (!id.equals(present) || !address.equals(server)) {
      present = id;
      server = address;
      fill();
    }
  }

  private void ask() {
    if (!asked) {
      asked = true;
      new DaemonThreads("devices")
          .newThread(
              () -> {
                List<DeviceInfo> all = devices.get();
                Platform.runLater(() -> heard(all));
              })
          .start();
    }
  }

  /** A list that is open closes with its items: it opens again with the new ones. */
  private void heard(List<DeviceInfo> all) {
    found = all;
    boolean open = isShowing();
    hide();
    fill();
    if (open) {
      Platform.runLater(this::show);
    }
  }

  private void fill() {
    List<Item> items = new ArrayList<>();
    String best =
        found.stream()
            .filter(device -> device.usable() && device.general())
            .findFirst()
            .map(device -> "the best there is: " + device.name())
            .orElse("the best there is");
    items.add(new Item(RunSite.AUTO, best, ""));
    for (DeviceInfo device : found) {
      String id = device.usable() ? device.id() : device.backend().word();
      items.add(new Item(id, device.name(), device.problem()));
    }
    if (!server.isEmpty()) {
      items.add(new Item(SERVER, server, ""));
    }
    if (items.stream().noneMatch(item -> item.id().equals(present))) {
      items.add(new Item(present, found.isEmpty() ? "" : "not found on this machine", ""));
    }
    filling = true;
    getItems().setAll(items);
    setValue(items.stream().filter(item -> item.id().equals(present)).findFirst().orElseThrow());
    filling = false;
  }

  private void taken(Item was, Item is) {
    if (filling || is == null) {
      return;
    }
    if (is.problem().isEmpty()) {
      present = is.id();
      chosen.accept(present);
    } else {
      say.accept(is.id() + " cannot be used: " + is.problem());
      filling = true;
      setValue(was);
      filling = false;
    }
  }

  /** The id alone, for the bar. */
  private static final class Name extends ListCell<Item> {
    @Override
    protected void updateItem(Item item, boolean empty) {
      super.updateItem(item, empty);
      setText(empty || item == null ? null : item.id());
    }
  }

  /** What it is, or why it cannot be used. */
  private static final class Row extends ListCell<Item> {
    private final Label id = new Label();
    private final Label words = new Label();
    private final VBox box = new VBox(2, id, words);

    Row() {
      id.getStyleClass().add(Styles.TEXT_BOLD);
      words.setWrapText(true);
      words.setMaxWidth(WIDTH);
      words.setMinHeight(USE_PREF_SIZE);
      words.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
    }

    @Override
    protected void updateItem(Item item, boolean empty) {
      super.updateItem(item, empty);
      setGraphic(empty || item == null ? null : box);
      if (!empty && item != null) {
        id.setText(item.id());
        words.setText(
            item.problem().isEmpty() ? item.words() : "cannot be used: " + item.problem());
        id.setDisable(!item.problem().isEmpty());
        setAccessibleText(item.id() + ", " + words.getText());
      }
    }
  }
}
