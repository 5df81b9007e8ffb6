package io.avatarloom.core.run;

import io.avatarloom.core.file.AtomicFile;
import io.avatarloom.core.file.Exporter;
import io.avatarloom.core.file.RunSummary;
import io.avatarloom.core.file.Sha256;
import io.avatarloom.core.value.Value;
import io.avatarloom.core.value.ValueType;
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
  private final CodeHash code;
  private final SortedMap<String, String> hashes = new TreeMap<>();

  public OutputWriter(Path folder) {
    this(folder, new CodeHash());
  }

  OutputWriter(Path folder, CodeHash code) {
    this.folder = folder;
    this.code = code;
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
    OutputFormat format = format(file, value.type());
    write(file, format.complete(format.lasting(value), summary));
  }

  /** Writes one file, taken from an earlier run where that made it from the same value. */
  void write(String file, Held value, RunSummary summary, StoredFiles stored) throws IOException {
    OutputFormat format = format(file, value.type());
    String key = StoredFiles.key(value.hash(), format.identity(code));
    Optional<byte[]> found = stored.find(key);
    byte[] lasting = found.isPresent() ? found.get() : format.lasting(value.value());
    write(file, format.complete(lasting, summary));
    if (found.isEmpty()) {
      stored.keep(key, lasting);
    }
  }

  private void write(String file, byte[] bytes) throws IOException {
    AtomicFile.write(folder.resolve(file), bytes);
    String hash = Sha256.of(bytes);
    synchronized (hashes) {
      hashes.put(file, hash);
    }
  }

  private OutputFormat format(String file, ValueType<?> type) throws IOException {
    String extension = extension(file);
    if (type.codec().extension().equals(extension)) {
      return new OutputFormat(extension, Optional.empty());
    }
    Optional<Exporter> exporter =
        exporters.stream().filter(e -> e.handles(type, extension)).findFirst();
    if (exporter.isEmpty()) {
      throw new IOException(
          "a "
              + type
              + " cannot be written as ."
              + extension
              + "; name the output "
              + file.substring(0, file.lastIndexOf('.') + 1)
              + type.codec().extension());
    }
    return new OutputFormat(extension, exporter);
  }

  /** Hash by file name of everything written. */
  SortedMap<String, String> hashes() {
    synchronized (hashes) {
      return new TreeMap<>(hashes);
    }
  }
}
