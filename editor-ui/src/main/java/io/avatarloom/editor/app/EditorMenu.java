package io.avatarloom.editor.app;

import io.avatarloom.editor.canvas.KeyMap;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;

/** The menu bar: every action by name, with its keys. */
final class EditorMenu {
  private static final String SEPARATOR = "-";

  private final Consumer<String> perform;
  private Menu recent = new Menu();
  private final MenuBar bar = new MenuBar();

  EditorMenu(Consumer<String> perform) {
    this.perform = perform;
    bar.setId("menu");
  }

  MenuBar bar() {
    return bar;
  }

  /** Builds the menus for a key map. */
  void build(KeyMap keys, Settings settings, Consumer<Settings> change) {
    recent = new Menu("Open _recent");
    Menu file = menu(keys, "_File", "file.new New", "file.open Open…", "file.templates Templates…");
    file.getItems().addAll(recent, new SeparatorMenuItem());
    add(keys, file, "file.save Save", "file.saveAs Save as…", SEPARATOR);
    add(keys, file, "file.exportPng Export as PNG…", "file.exportSvg Export as SVG…", SEPARATOR);
    add(keys, file, "file.quit Quit");
    Menu view =
        menu(
            keys,
            "_View",
            "view.fit Fit graph",
            "view.fitSelection Fit selection",
            "view.zoomIn Zoom in",
            "view.zoomOut Zoom out",
            "view.actual Actual size",
            "view.minimap Minimap",
            "find Find node…",
            SEPARATOR,
            "view.library Library on or off",
            "view.inspector Inspector on or off",
            "view.lower Lower panels on or off",
            SEPARATOR);
    view.getItems()
        .addAll(
            check("Snap to grid", settings.snap(), on -> change.accept(settings.withSnap(on))),
            check("Dark theme", settings.dark(), on -> change.accept(settings.withDark(on))),
            keyMaps(settings, change));
    add(keys, view, SEPARATOR, "settings Settings…");
    bar.getMenus()
        .setAll(
            file,
            menu(
                keys,
                "_Edit",
                "edit.undo Undo",
                "edit.redo Redo",
                SEPARATOR,
                "edit.cut Cut",
                "edit.copy Copy",
                "edit.paste Paste",
                "edit.pasteLinked Paste with links",
                "edit.duplicate Duplicate",
                "edit.duplicateLinked Duplicate with links",
                "edit.delete Delete",
                "edit.deleteHeal Delete and join links",
                SEPARATOR,
                "select.all Select all",
                "select.none Select nothing",
                "select.sources Select what feeds it",
                "select.readers Select what it feeds"),
            menu(
                keys,
                "_Node",
                "add.search Add…",
                "node.swap Replace…",
                "node.mute Mute",
                "node.bypass Bypass",
                "node.collapse Collapse",
                "node.hideUnused Hide unused ports",
                "node.frame Frame selection",
                "node.region Make a region",
                SEPARATOR,
                "node.subgraph Group into a subgraph",
                "subgraph.dissolve Dissolve the subgraph",
                "subgraph.open Open the subgraph",
                "subgraph.leave Leave the subgraph",
                "subgraph.expose Expose the port or parameter",
                "subgraph.conceal Take the port out of the signature",
                SEPARATOR,
                "arrange.layout Lay out",
                "arrange.left Align left",
                "arrange.right Align right",
                "arrange.top Align top",
                "arrange.bottom Align bottom",
                "arrange.row Distribute in a row",
                "arrange.column Distribute in a column"),
            menu(
                keys,
                "_Run",
                "run.all Run",
                "run.selected Run to the selected node",
                "run.plan What would run?",
                "run.stop Stop",
                SEPARATOR,
                "run.pauseRegion Pause region",
                "run.stepRegion Step region",
                "run.resumeRegion Resume region",
                SEPARATOR,
                "run.stage Show avatar on the stage"),
            view,
            menu(keys, "_Help", "help Help on the node", "help.keys Keys"));
  }

  private Menu menu(KeyMap keys, String title, String... entries) {
    Menu menu = new Menu(title);
    add(keys, menu, entries);
    return menu;
  }

  private void add(KeyMap keys, Menu menu, String... entries) {
    for (String entry : entries) {
      if (entry.equals(SEPARATOR)) {
        menu.getItems().add(new SeparatorMenuItem());
        continue;
      }
      String[] parts = entry.split(" ", 2);
      MenuItem item = new MenuItem(parts[1]);
      item.setId("menu-" + parts[0].replace('.', '-'));
      item.setOnAction(event -> perform.accept(parts[0]));
      keys.chords(parts[0]).stream()
          .findFirst()
          .map(chord -> chord.ctrl() ? ShownKeys.of(chord) : new ShownKeys(chord))
          .ifPresent(item::setAccelerator);
      menu.getItems().add(item);
    }
  }

  private static CheckMenuItem check(String title, boolean selected, Consumer<Boolean> change) {
    CheckMenuItem item = new CheckMenuItem(title);
    item.setId("menu-" + title.toLowerCase(Locale.ROOT).replace(' ', '-'));
    item.setSelected(selected);
    item.setOnAction(event -> change.accept(item.isSelected()));
    return item;
  }

  private static Menu keyMaps(Settings settings, Consumer<Settings> change) {
    Menu menu = new Menu("Keys");
    ToggleGroup group = new ToggleGroup();
    for (boolean blender : List.of(false, true)) {
      RadioMenuItem item = new RadioMenuItem(blender ? "as in Blender" : "as in ComfyUI");
      item.setToggleGroup(group);
      item.setSelected(settings.blenderKeys() == blender);
      item.setOnAction(event -> change.accept(settings.withBlenderKeys(blender)));
      menu.getItems().add(item);
    }
    return menu;
  }

  void showRecent(List<Path> files, Consumer<Path> open) {
    fill(recent, files, open);
  }

  private static void fill(Menu menu, List<Path> files, Consumer<Path> open) {
    menu.getItems().clear();
    menu.setDisable(files.isEmpty());
    for (Path file : files) {
      String name = file.getFileName().toString();
      MenuItem item = new MenuItem(name.replace(".loom.json", ""));
      item.setId("open-" + name.toLowerCase(Locale.ROOT));
      item.setMnemonicParsing(false);
      item.setOnAction(event -> open.accept(file));
      menu.getItems().add(item);
    }
  }
}
