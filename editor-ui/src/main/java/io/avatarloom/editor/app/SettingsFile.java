package io.avatarloom.editor.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The settings in force; whoever depends on them hears of changes. */
final class SettingsFile {
  private final Path folder;
  private final Consumer<String> trouble;
  private final List<Consumer<Settings>> listeners = new ArrayList<>();
  private Settings present;

  /**
   * @param trouble hears one sentence when a change cannot be kept
   */
  SettingsFile(Path folder, Consumer<String> trouble) {
    this.folder = folder;
    this.trouble = trouble;
    present = Settings.read(folder);
  }

  Settings get() {
    return present;
  }

  /** Calls back now and after every change. */
  void follow(Consumer<Settings> listener) {
    listeners.add(listener);
    listener.accept(present);
  }

  void change(Settings wanted) {
    present = wanted;
    try {
      wanted.write(folder);
    } catch (IOException e) {
      trouble.accept("The settings could not be kept: " + e.getMessage());
    }
    listeners.forEach(listener -> listener.accept(wanted));
  }
}
