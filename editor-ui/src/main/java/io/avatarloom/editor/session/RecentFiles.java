package io.avatarloom.editor.session;

import io.avatarloom.core.file.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.collections.api.factory.Lists;
import org.eclipse.collections.api.list.ImmutableList;
import org.eclipse.collections.api.list.MutableList;

/** The recipes opened or saved last, kept in a text file with a path a line. */
public final class RecentFiles {
  private static final int LIMIT = 12;
  private final Path list;

  public RecentFiles(Path list) {
    this.list = list;
  }

  /** Those that still exist, the latest first. */
  public ImmutableList<Path> files() {
    return read().select(Files::isRegularFile).toImmutable();
  }

  private MutableList<Path> read() {
    try {
      return Lists.mutable
          .ofAll(Files.readAllLines(list))
          .reject(String::isBlank)
          .collect(Path::of);
    } catch (IOException | IllegalArgumentException e) {
      return Lists.mutable.empty();
    }
  }

  /** Puts a file at the head of the list. */
  public void add(Path file) throws IOException {
    Path whole = file.toAbsolutePath().normalize();
    MutableList<Path> files = read();
    files.remove(whole);
    files.add(0, whole);
    String text = files.take(LIMIT).makeString("", "\n", "\n");
    AtomicFile.write(list, text.getBytes(StandardCharsets.UTF_8));
  }
}
