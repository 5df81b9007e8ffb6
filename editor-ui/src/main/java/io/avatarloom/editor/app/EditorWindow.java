package io.avatarloom.editor.app;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import io.avatarloom.core.check.Diagnostic;
import io.avatarloom.core.check.InvalidRecipeException;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.recipe.Recipe;
import io.avatarloom.core.run.DaemonThreads;
import io.avatarloom.core.run.FileResolver;
import io.avatarloom.editor.canvas.CanvasHost;
import io.avatarloom.editor.canvas.KeyMap;
import io.avatarloom.editor.canvas.Theme;
import io.avatarloom.editor.run.RunQueue;
import io.avatarloom.editor.session.Journal;
import io.avatarloom.editor.session.LostWork;
import io.avatarloom.editor.session.RecentFiles;
import io.avatarloom.editor.session.RecipeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;

/** The window: opens and saves recipes, and hands actions to who knows them. */
public final class EditorWindow extends BorderPane implements CanvasHost {
  private static final String EMPTY =
      "{\"format\":\"avatarloom.recipe\",\"version\":1,\"name\":\"untitled\",\"nodes\":{}}";

  private final Stage stage;
  private final Catalogue catalogue;
  private final Path folder;
  private final Dialogs dialogs;
  private final FilePicker picker;
  private final RecentFiles recent;
  private final Journal journal;
  private final EditorMenu menu = new EditorMenu(this::act);
  private final Panels panels;
  private final RunDesk runs;
  private final ExecutorService checking =
      Executors.newSingleThreadExecutor(new DaemonThreads("check"));
  private Settings settings;
  private Workbench bench;

  /**
   * @param folder of settings, recent files and journals
   * @param cache folder of the cache of runs
   */
  public EditorWindow(Stage stage, Catalogue catalogue, Path folder, Path cache, RunQueue queue) {
    this(stage, catalogue, folder, cache, queue, new NativeFilePicker(stage));
  }

  EditorWindow(
      Stage stage,
      Catalogue catalogue,
      Path folder,
      Path cache,
      RunQueue queue,
      FilePicker picker) {
    this.picker = picker;
    this.stage = stage;
    this.catalogue = catalogue;
    this.folder = folder;
    this.settings = Settings.read(folder);
    dialogs = new Dialogs(stage);
    recent = new RecentFiles(folder.resolve("recent.txt"));
    runs = new RunDesk(queue, catalogue, cache);
    panels = new Panels(catalogue, queue, this, runs);
    journal =
        new Journal(folder.resolve("journal"), text -> Platform.runLater(() -> panels.say(text)));
    setTop(menu.bar());
    setCenter(panels.node());
    setOnDragOver(EditorWindow::welcomeFiles);
    setOnDragDropped(this::dropFiles);
    wear();
  }

  /** Opens the first document: a file, unsaved work of a program that ended suddenly, or none. */
  public void start(Optional<Path> file) {
    if (Settings.isFirstStart(folder)) {
      boolean blender =
          !dialogs.ask(
              "Which keys do you know? They can be changed in the View menu.",
              "ComfyUI",
              "Blender");
      change(settings.withBlenderKeys(blender));
    }
    show(newRecipe(), Optional.empty());
    LostWork.find(folder.resolve("journal")).getFirstOptional().ifPresent(this::offer);
    file.ifPresent(this::open);
  }

  private void offer(LostWork lost) {
    String name = lost.file().map(path -> path.getFileName().toString()).orElse("an untitled one");
    try {
      if (dialogs.ask(
          "The editor ended with unsaved changes of " + name + ".", "Restore", "Drop")) {
        show(lost.recipe(), lost.file());
        journal.keep(bench.document().state(), lost.file());
      }
      lost.discard();
    } catch (IOException e) {
      dialogs.error("The journal cannot be removed: " + e.getMessage());
    }
  }

  private Recipe newRecipe() {
    try {
      return Recipe.parse(EMPTY, "untitled", Path.of("").toAbsolutePath());
    } catch (InvalidRecipeException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Opens a recipe or a picture that carries one; says why it cannot. */
  public void open(Path file) {
    try {
      RecipeFile.Opened opened = RecipeFile.open(file);
      if (leave()) {
        show(opened.recipe(), opened.file());
        opened.file().ifPresent(this::remember);
      }
    } catch (InvalidRecipeException e) {
      dialogs.error(e.diagnostics().stream().map(Diagnostic::toString).toList().get(0));
    }
  }

  private void remember(Path file) {
    try {
      recent.add(file);
      fillFileMenus();
    } catch (IOException e) {
      panels.say("The list of recent files could not be written: " + e.getMessage());
    }
  }

  private void show(Recipe recipe, Optional<Path> file) {
    bench = new Workbench(catalogue, recipe, file, this, checking);
    bench.onChecked(panels::problems);
    bench.document().listen(state -> edited());
    runs.open(bench);
    panels.open(bench);
    dress();
    edited();
    bench.check();
    bench.fitWhenShown();
  }

  private void edited() {
    stage.setTitle(bench.title() + " - AvatarLoom");
    panels.edited();
    if (bench.file().isDirty()) {
      journal.keep(bench.document().state(), bench.file().path());
    }
  }

  private void change(Settings wanted) {
    settings = wanted;
    try {
      settings.write(folder);
    } catch (IOException e) {
      dialogs.error("The settings could not be kept: " + e.getMessage());
    }
    wear();
  }

  /** Puts on theme and keys. */
  private void wear() {
    var theme = settings.dark() ? new PrimerDark() : new PrimerLight();
    Application.setUserAgentStylesheet(theme.getUserAgentStylesheet());
    menu.build(keys(), settings, this::change);
    fillFileMenus();
    if (bench != null) {
      dress();
    }
  }

  /** Puts theme and keys on the canvas. */
  private void dress() {
    bench.canvas().setTheme(settings.dark() ? Theme.dark() : Theme.light());
    bench.canvas().setKeyMap(keys());
  }

  private KeyMap keys() {
    return settings.blenderKeys() ? KeyMap.blender() : KeyMap.comfy();
  }

  private void fillFileMenus() {
    menu.showRecent(recent.files().castToList(), this::open);
    menu.showTemplates(samples(), this::openTemplate);
  }

  private static List<Path> samples() {
    Path home = FileResolver.installedAssets().resolveSibling(".").normalize();
    try (Stream<Path> files = Files.list(home)) {
      return files.filter(file -> file.toString().endsWith(RecipeFile.ENDING)).sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /** A sample opens as a copy without a name. */
  private void openTemplate(Path file) {
    try {
      Recipe recipe = Recipe.read(file);
      if (leave()) {
        show(recipe, Optional.empty());
      }
    } catch (InvalidRecipeException e) {
      dialogs.error(e.getMessage());
    }
  }

  /** True when the document may be left: it is saved, or its changes are given up. */
  private boolean leave() {
    if (bench == null || !bench.file().isDirty()) {
      return true;
    }
    return switch (dialogs.unsaved(bench.title())) {
      case SAVE -> save();
      case DISCARD -> {
        journal.clear();
        yield true;
      }
      case CANCEL -> false;
    };
  }

  /** True when the window may close. */
  public boolean mayClose() {
    return leave();
  }

  private boolean save() {
    if (bench.file().path().isEmpty()) {
      return saveAs();
    }
    if (bench.file().isChangedOutside()
        && !dialogs.ask("Another program has changed the file.", "Overwrite", "Keep it")) {
      return false;
    }
    return written(bench.file()::save);
  }

  private boolean saveAs() {
    String name = bench.document().state().head().path("name").asText("untitled");
    return picker
        .save(bench.file().folder(), name + RecipeFile.ENDING, "Recipes", "*.loom.json")
        .map(file -> written(() -> bench.file().saveAs(file)))
        .orElse(false);
  }

  /** Something that writes a file. */
  private interface Writing {
    void run() throws IOException;
  }

  private boolean written(Writing writing) {
    try {
      writing.run();
    } catch (IOException e) {
      dialogs.error("The file could not be written: " + e.getMessage());
      return false;
    }
    journal.clear();
    bench.file().path().ifPresent(this::remember);
    edited();
    return true;
  }

  private void export(String ending) {
    picker
        .save(bench.file().folder(), "graph." + ending, "Pictures", "*." + ending)
        .ifPresent(
            path -> {
              try {
                if (ending.equals("svg")) {
                  bench.canvas().exportSvg(path.toFile());
                } else {
                  bench.canvas().exportPng(path.toFile(), 1);
                }
                panels.say("Wrote " + path);
              } catch (IOException e) {
                dialogs.error("The picture could not be written: " + e.getMessage());
              }
            });
  }

  private void act(String action) {
    if (!bench.canvas().perform(action)) {
      panels.say("Nothing to do for " + action + ".");
    }
  }

  @Override
  public boolean perform(String action) {
    switch (action) {
      case "file.new" -> {
        if (leave()) {
          show(newRecipe(), Optional.empty());
        }
      }
      case "file.open" -> picker.open(bench.file().folder()).ifPresent(this::open);
      case "file.save" -> save();
      case "file.saveAs" -> saveAs();
      case "file.exportPng" -> export("png");
      case "file.exportSvg" -> export("svg");
      case "file.quit" -> {
        if (leave()) {
          stage.close();
        }
      }
      case "find" -> find();
      case "node.note" -> panels.showNote();
      case "help.keys" -> panels.showKeys(settings.blenderKeys());
      default -> {
        return runs.perform(action, panels);
      }
    }
    return true;
  }

  private void find() {
    Map<String, String> byText = new TreeMap<>();
    bench
        .document()
        .state()
        .nodes()
        .forEach(n -> byText.put(n.id() + "  (" + n.type() + ")", n.id()));
    bench.document().state().regions().keysView().forEach(id -> byText.put(id + "  (region)", id));
    if (!byText.isEmpty()) {
      dialogs
          .choose("Find node", new ArrayList<>(byText.keySet()))
          .ifPresent(text -> bench.canvas().focus(byText.get(text)));
    }
  }

  @Override
  public void openSearch(SearchRequest request) {
    bench.canvas().search(request);
  }

  @Override
  public void openHelp(String type) {
    panels.showHelp(type);
  }

  @Override
  public void openInspector(String id) {
    panels.showInspector();
  }

  private static void welcomeFiles(DragEvent event) {
    if (event.getDragboard().hasFiles()) {
      event.acceptTransferModes(TransferMode.COPY);
      event.consume();
    }
  }

  private void dropFiles(DragEvent event) {
    if (!event.getDragboard().hasFiles()) {
      return;
    }
    Path file = event.getDragboard().getFiles().get(0).toPath();
    if (file.toString().endsWith(".ply")) {
      panels.showOnStage(file);
    } else {
      open(file);
    }
    event.setDropCompleted(true);
    event.consume();
  }

  /** Ends what runs behind the window; runs of recipes go on. */
  public void dispose() {
    if (bench != null && !bench.file().isDirty()) {
      journal.clear();
    }
    journal.close();
    panels.dispose();
    runs.dispose();
    checking.shutdownNow();
  }
}
