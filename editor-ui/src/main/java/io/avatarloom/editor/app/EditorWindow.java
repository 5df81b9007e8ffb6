package io.avatarloom.editor.app;

import io.avatarloom.core.device.Devices;
import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.recipe.Recipe;
import io.avatarloom.core.run.DaemonThreads;
import io.avatarloom.core.run.FileResolver;
import io.avatarloom.editor.canvas.CanvasHost;
import io.avatarloom.editor.run.RunQueue;
import io.avatarloom.editor.session.Journal;
import io.avatarloom.editor.session.LostWork;
import io.avatarloom.editor.session.RecentFiles;
import io.avatarloom.editor.stage.StageServices;
import io.avatarloom.editor.stage.Still;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.application.Platform;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** The window: one open document, and who knows what to do with an action. */
public final class EditorWindow extends BorderPane implements CanvasHost {
  private final Stage stage;
  private final Catalogue catalogue;
  private final Path folder;
  private final Dialogs dialogs;
  private final Path cache;
  private final SettingsFile settings;
  private final Journal journal;
  private final EditorMenu menu = new EditorMenu(this::act);
  private final DeviceBox device = new DeviceBox(Devices::list, this::say);
  private final RunBar runBar = new RunBar(this::act, device);
  private final FileDesk files;
  private final RunDesk runs;
  private final Panels panels;
  private final ExecutorService checking =
      Executors.newSingleThreadExecutor(new DaemonThreads("check"));
  private Workbench bench;

  /**
   * @param folder of settings, recent files and journals
   * @param cache folder of the cache of runs, unless the settings name another
   */
  public EditorWindow(Stage stage, Catalogue catalogue, Path folder, Path cache, RunQueue queue) {
    this(
        stage,
        catalogue,
        folder,
        cache,
        queue,
        new NativeFilePicker(stage),
        StageServices.installed(FileResolver.installedAssets()));
  }

  EditorWindow(
      Stage stage,
      Catalogue catalogue,
      Path folder,
      Path cache,
      RunQueue queue,
      FilePicker picker,
      StageServices drawing) {
    this.stage = stage;
    this.catalogue = catalogue;
    this.folder = folder;
    this.cache = cache;
    dialogs = new Dialogs(stage);
    settings = new SettingsFile(folder, dialogs::error);
    RecentFiles recent = new RecentFiles(folder.resolve("recent.txt"));
    files = new FileDesk(catalogue, dialogs, picker, recent, () -> bench, new FileNews());
    Still still = new Still(drawing.renderers());
    runs =
        new RunDesk(
            queue,
            catalogue,
            () -> settings.get().chosenCache().orElse(cache),
            () -> settings.get().site(),
            still);
    PanelSizes sizes = PanelSizes.read(folder, Screen.getPrimary().getVisualBounds().getWidth());
    ResultDesk results =
        new ResultDesk(catalogue, new ResultFiles(catalogue, dialogs, picker), still);
    Catalogue present =
        Catalogue.following(() -> bench == null ? catalogue : bench.types().catalogue());
    panels = new Panels(present, queue, this, runs, results, new StageTab(drawing), sizes);
    journal =
        new Journal(folder.resolve("journal"), text -> Platform.runLater(() -> panels.say(text)));
    runBar.onChosen(runs::setSettings);
    device.onChosen(id -> settings.change(settings.get().withDevice(id)));
    setTop(new VBox(menu.bar(), runBar.node()));
    setCenter(panels.node());
    Compactness.watch(this);
    FileDrop.accept(this, files::open, panels::showOnStage);
    settings.follow(this::wear);
  }

  /** Opens the first document: a file, unsaved work of a program that ended suddenly, or none. */
  public void start(Optional<Path> file) {
    if (Settings.isFirstStart(folder)) {
      boolean comfy =
          dialogs.ask(
              "Which keys do you know? They can be changed in the settings.", "ComfyUI", "Blender");
      settings.change(settings.get().withBlenderKeys(!comfy));
    }
    show(FileDesk.empty(), Optional.empty());
    LostWork.find(folder.resolve("journal")).getFirstOptional().ifPresent(this::offer);
    file.ifPresent(this::open);
  }

  private void offer(LostWork lost) {
    String name = lost.file().map(path -> path.getFileName().toString()).orElse("an untitled one");
    try {
      if (dialogs.ask(
          "The editor ended with unsaved changes of " + name + ".", "Restore", "Drop")) {
        show(lost.recipe(), lost.file());
        bench.document().markChanged();
        edited();
      }
      lost.discard();
    } catch (IOException e) {
      dialogs.error("The journal cannot be removed: " + e.getMessage());
    }
  }

  /** Opens a recipe or a picture that carries one; says why it cannot. */
  public void open(Path file) {
    files.open(file);
  }

  private void show(Recipe recipe, Optional<Path> file) {
    bench = new Workbench(catalogue, recipe, file, this, checking);
    bench.onChecked(panels::problems);
    bench.document().listen(state -> edited());
    runs.open(bench);
    panels.open(bench);
    Appearance.dress(settings.get(), bench.canvas());
    edited();
    bench.check();
    bench.fitWhenShown();
  }

  private void edited() {
    stage.setTitle(bench.title() + " - AvatarLoom");
    panels.edited();
    runBar.show(bench.document().whole());
    if (bench.file().isDirty()) {
      journal.keep(bench.document().whole(), bench.file().path());
    }
  }

  private void wear(Settings now) {
    Appearance.wear(now, this);
    journal.setDelayMillis(now.autosaveMillis());
    device.show(now.device(), now.server());
    menu.build(Appearance.keys(now), now, settings::change);
    fillFileMenus();
    if (bench != null) {
      Appearance.dress(now, bench.canvas());
    }
  }

  private void fillFileMenus() {
    menu.showRecent(files.recent(), this::open);
  }

  /** What files tell the window. */
  private final class FileNews implements FileDesk.Listener {
    @Override
    public void opened(Recipe recipe, Optional<Path> file) {
      show(recipe, file);
    }

    @Override
    public void saved() {
      journal.clear();
      panels.moved();
      edited();
    }

    @Override
    public void dropped() {
      journal.clear();
    }

    @Override
    public void listsChanged() {
      fillFileMenus();
    }

    @Override
    public void say(String sentence) {
      panels.say(sentence);
    }
  }

  SettingsFile settings() {
    return settings;
  }

  /** True when the window may close. */
  public boolean mayClose() {
    return files.leave();
  }

  private void act(String action) {
    if (!bench.canvas().perform(action)) {
      panels.say("Nothing to do for " + action + ".");
    }
  }

  @Override
  public boolean perform(String action) {
    switch (action) {
      case "file.templates" -> showTemplates();
      case "file.quit" -> {
        if (mayClose()) {
          stage.close();
        }
      }
      case "find" -> find();
      case "node.note" -> panels.showNote();
      case "settings" ->
          SideWindow.show(
              stage,
              "Settings",
              new SettingsPane(settings, cache, runs.token()),
              settings.get(),
              560,
              640);
      case "help.keys" ->
          SideWindow.show(
              stage,
              "Keys",
              KeysTable.of(Appearance.keys(settings.get())),
              settings.get(),
              460,
              640);
      default -> {
        return files.perform(action)
            || panels.layout().perform(action)
            || runs.perform(action, panels);
      }
    }
    return true;
  }

  private void showTemplates() {
    TemplatesPane templates = new TemplatesPane(FileDesk.samples());
    Stage window = SideWindow.show(stage, "Templates", templates, settings.get(), 900, 600);
    templates.onChosen(
        file -> {
          window.close();
          files.openTemplate(file);
        });
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
  public void say(String sentence) {
    panels.say(sentence);
  }

  @Override
  public Optional<File> result(PortRef output) {
    return panels.result(output).map(Path::toFile);
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

  /** Ends what runs behind the window; runs of recipes go on. */
  public void dispose() {
    if (bench != null && !bench.file().isDirty()) {
      journal.clear();
    }
    journal.close();
    keepSizes();
    panels.dispose();
    runs.dispose();
    checking.shutdownNow();
  }

  private void keepSizes() {
    try {
      panels
          .layout()
          .sizes()
          .withWindow(getWidth(), getHeight(), stage.isMaximized())
          .write(folder);
    } catch (IOException e) {
      System.getLogger(EditorWindow.class.getName())
          .log(System.Logger.Level.WARNING, "the sizes of the window could not be kept", e);
    }
  }
}
