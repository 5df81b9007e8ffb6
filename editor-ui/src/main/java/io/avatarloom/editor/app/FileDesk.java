package io.avatarloom.editor.app;

import io.avatarloom.core.check.Diagnostic;
import io.avatarloom.core.check.InvalidRecipeException;
import io.avatarloom.core.migrate.Renames;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.recipe.Recipe;
import io.avatarloom.core.run.FileResolver;
import io.avatarloom.editor.session.PathEdits;
import io.avatarloom.editor.session.RecentFiles;
import io.avatarloom.editor.session.RecipeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Brings recipes from files into the window and back. */
final class FileDesk {
  /** What happens to the document that is open. */
  interface Listener {
    /** Another recipe is to be shown. */
    void opened(Recipe recipe, Optional<Path> file);

    /** The document was saved. */
    void saved();

    /** Its changes were given up. */
    void dropped();

    /** The lists of files in the menus have changed. */
    void listsChanged();

    void say(String sentence);
  }

  private static final String EMPTY =
      "{\"format\":\"avatarloom.recipe\",\"version\":1,\"name\":\"untitled\",\"nodes\":{}}";

  private final Catalogue catalogue;
  private final Dialogs dialogs;
  private final FilePicker picker;
  private final RecentFiles recent;
  private final Supplier<Workbench> bench;
  private final Listener listener;

  /**
   * @param bench the document that is open; null before the first
   */
  FileDesk(
      Catalogue catalogue,
      Dialogs dialogs,
      FilePicker picker,
      RecentFiles recent,
      Supplier<Workbench> bench,
      Listener listener) {
    this.catalogue = catalogue;
    this.dialogs = dialogs;
    this.picker = picker;
    this.recent = recent;
    this.bench = bench;
    this.listener = listener;
  }

  /** Does an action by its name; false when it is none of files. */
  boolean perform(String action) {
    switch (action) {
      case "file.new" -> {
        if (leave()) {
          listener.opened(empty(), Optional.empty());
        }
      }
      case "file.open" -> picker.open(bench.get().file().folder()).ifPresent(this::open);
      case "file.save" -> save();
      case "file.saveAs" -> saveAs();
      case "file.exportPng" -> export("png");
      case "file.exportSvg" -> export("svg");
      default -> {
        return false;
      }
    }
    return true;
  }

  /** A recipe without nodes. */
  static Recipe empty() {
    try {
      return Recipe.parse(EMPTY, "untitled", Path.of("").toAbsolutePath());
    } catch (InvalidRecipeException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Opens a recipe or a picture that carries one; says why it cannot. */
  void open(Path file) {
    try {
      RecipeFile.Opened opened = RecipeFile.open(file);
      Renames.Lifted lifted = Renames.of(opened.recipe(), catalogue);
      if (leave()) {
        listener.opened(lifted.recipe(), opened.file());
        opened.file().ifPresent(this::remember);
        tell(lifted.notes());
      }
    } catch (InvalidRecipeException e) {
      dialogs.error(e.diagnostics().stream().map(Diagnostic::toString).toList().get(0));
    }
  }

  private void tell(List<Diagnostic> renamed) {
    if (!renamed.isEmpty()) {
      String more = renamed.size() > 1 ? " and " + (renamed.size() - 1) + " more" : "";
      listener.say(renamed.get(0) + more + "; saving writes the new names");
    }
  }

  /** Opens a copy of a sample without a name. */
  void openTemplate(Path file) {
    try {
      Recipe recipe = Recipe.read(file);
      if (leave()) {
        listener.opened(recipe, Optional.empty());
      }
    } catch (InvalidRecipeException e) {
      dialogs.error(e.getMessage());
    }
  }

  private void remember(Path file) {
    try {
      recent.add(file);
      listener.listsChanged();
    } catch (IOException e) {
      listener.say("The list of recent files could not be written: " + e.getMessage());
    }
  }

  List<Path> recent() {
    return recent.files().castToList();
  }

  /** The sample recipes that ship. */
  static List<Path> samples() {
    Path home = FileResolver.installedAssets().resolveSibling(".").normalize();
    try (Stream<Path> files = Files.list(home)) {
      return files.filter(file -> file.toString().endsWith(RecipeFile.ENDING)).sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /** True when the document may be left: it is saved, or its changes are given up. */
  boolean leave() {
    if (bench.get() == null || !bench.get().file().isDirty()) {
      return true;
    }
    return switch (dialogs.unsaved(bench.get().name())) {
      case SAVE -> save();
      case DISCARD -> {
        listener.dropped();
        yield true;
      }
      case CANCEL -> false;
    };
  }

  private boolean save() {
    RecipeFile file = bench.get().file();
    if (file.path().isEmpty()) {
      return saveAs();
    }
    if (file.isChangedOutside()
        && !dialogs.ask("Another program has changed the file.", "Overwrite", "Keep it")) {
      return false;
    }
    return written(file::save);
  }

  private boolean saveAs() {
    RecipeFile file = bench.get().file();
    String name = bench.get().document().whole().head().path("name").asText("untitled");
    return picker
        .save(file.folder(), name + RecipeFile.ENDING, "Recipes", "*.loom.json")
        .map(this::saveTo)
        .orElse(false);
  }

  /** Saves to a file; relative paths go on to mean the files they meant. */
  boolean saveTo(Path file) {
    Workbench saved = bench.get();
    Path folder = file.toAbsolutePath().normalize().getParent();
    saved.document().apply(new PathEdits(catalogue).rebase(saved.file().folder(), folder));
    return written(() -> saved.file().saveAs(file));
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
    bench.get().file().path().ifPresent(this::remember);
    listener.saved();
    return true;
  }

  private void export(String ending) {
    picker
        .save(bench.get().file().folder(), "graph." + ending, "Pictures", "*." + ending)
        .ifPresent(path -> export(path, ending));
  }

  private void export(Path path, String ending) {
    try {
      if (ending.equals("svg")) {
        bench.get().canvas().exportSvg(path.toFile());
      } else {
        bench.get().canvas().exportPng(path.toFile(), 1);
      }
      listener.say("Wrote " + path);
    } catch (IOException e) {
      dialogs.error("The picture could not be written: " + e.getMessage());
    }
  }
}
