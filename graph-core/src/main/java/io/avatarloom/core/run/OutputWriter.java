package io.avatarloom.core.run;

import io.avatarloom.core.file.AtomicFile;
import io.avatarloom.core.file.Exporter;
import io.avatarloom.core.file.RunSummary;
import io.avatarloom.core.file.Sha256;
import io.avatarloom.core.value.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes values as files: by their codec, or by an exporter for the file's ending. */
public final class OutputWriter {
  private final Path folder;
  private final List<Exporter> exporters =
      ServiceLoader.load(Exporter.class).stream().map(ServiceLoader.Provider::get).toList();
  private final SortedMap<String, String> hashes = new TreeMap<>();

  public OutputWriter(Path folder) {
    this.folder = folder;
  }

  static String extension(String file) {
    return file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  /**
   * Writes one file.
   *
   * @throws IOException if no exporter knows the ending, or the disk refuses; the message says
   *     which
   */
  public void write(String file, Value value, RunSummary summary) throws IOException {
    byte[] bytes = bytes(file, value, summary);
    AtomicFile.write(folder.resolve(file), bytes);
    synchronized (hashes) {
      hashes.put(file, Sha256.of(bytes));
    }
  }

  private byte[] bytes(String file, Value value, RunSummary summary) throws IOException {
    String extension = extension(file);
    if (value.type().codec().extension().equals(extension)) {
      return value.type().encode(value);
    }
    Optional<Exporter> exporter =
        exporters.stream().filter(e -> e.handles(value.type(), extension)).findFirst();
    if (exporter.isEmpty()) {
      throw new IOException(
          "a "
              + value.type()
              + " cannot be written as ."
              + extension
              + "; name the output "
              + file.substring(0, file.lastIndexOf('.') + 1)
              + value.type().codec().extension());
    }
    return exporter.get().export(value, extension, summary);
  }

  /** Hash by file name of everything written. */
  SortedMap<String, String> hashes() {
    synchronized (hashes) {
      return new TreeMap<>(hashes);
    }
  }
}
