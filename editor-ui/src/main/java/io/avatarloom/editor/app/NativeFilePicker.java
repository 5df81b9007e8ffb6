package io.avatarloom.editor.app;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;

/** The file dialogs of the desktop. */
final class NativeFilePicker implements FilePicker {
  private final Window owner;

  NativeFilePicker(Window owner) {
    this.owner = owner;
  }

  @Override
  public Optional<Path> open(Path folder) {
    FileChooser chooser = chooser(folder, "Recipes and results", "*.loom.json", "*.json", "*.png");
    return Optional.ofNullable(chooser.showOpenDialog(owner)).map(File::toPath);
  }

  @Override
  public Optional<Path> save(Path folder, String name, String kind, String pattern) {
    FileChooser chooser = chooser(folder, kind, pattern);
    chooser.setInitialFileName(name);
    return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
  }

  private static FileChooser chooser(Path folder, String kind, String... patterns) {
    FileChooser chooser = new FileChooser();
    if (folder.toFile().isDirectory()) {
      chooser.setInitialDirectory(folder.toFile());
    }
    chooser.getExtensionFilters().add(new ExtensionFilter(kind, patterns));
    return chooser;
  }
}
