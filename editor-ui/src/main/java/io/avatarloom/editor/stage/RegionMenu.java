package io.avatarloom.editor.stage;

import io.avatarloom.core.stage.AvatarPoser;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;

/** Which regions of the head are shown, of splats and mesh alike. */
final class RegionMenu {
  private static final String NAME = "Parts of the head";

  private final StageModel model;
  private final MenuButton menu = new MenuButton(NAME);
  private Optional<AvatarPoser> listed = Optional.empty();

  RegionMenu(StageModel model) {
    this.model = model;
    menu.setAccessibleText("Regions of the head to show");
    menu.setDisable(true);
  }

  Node node() {
    return menu;
  }

  /** Lists the regions of the head on the stage. */
  void refresh() {
    if (!model.poser().equals(listed)) {
      listed = model.poser();
      fill();
    }
    Set<String> hidden = model.look().hidden();
    menu.setText(hidden.isEmpty() ? NAME : "%s: %d hidden".formatted(NAME, hidden.size()));
  }

  private void fill() {
    menu.getItems().clear();
    listed.ifPresent(
        head -> {
          MenuItem all = new MenuItem("Show all");
          all.setOnAction(event -> showAll());
          menu.getItems().add(all);
          head.mesh(Map.of()).labels().keySet().forEach(this::add);
        });
    menu.setDisable(menu.getItems().size() < 2);
  }

  private void add(String region) {
    CheckMenuItem item = new CheckMenuItem(region);
    item.setSelected(!model.look().hidden().contains(region));
    item.selectedProperty()
        .addListener(
            (property, before, shown) ->
                model.look(model.look().withRegion(item.getText(), shown)));
    menu.getItems().add(item);
  }

  private void showAll() {
    for (MenuItem item : menu.getItems()) {
      if (item instanceof CheckMenuItem region) {
        region.setSelected(true);
      }
    }
  }
}
