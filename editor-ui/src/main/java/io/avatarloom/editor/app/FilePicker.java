package io.avatarloom.editor.app;

import java.nio.file.Path;
import java.util.Optional;

/** Lets the user name a file; empty when the user thinks better of it. */
interface FilePicker {
  /** A recipe or a result to open, looked for in a folder. */
  Optional<Path> open(Path folder);

  /**
   * A file to write.
   *
   * @param name proposed name
   * @param kind what the file is, for the user
   * @param pattern of its name, such as {@code *.png}
   */
  Optional<Path> save(Path folder, String name, String kind, String pattern);
}
