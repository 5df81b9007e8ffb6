package io.avatarloom.core.run;

import io.avatarloom.core.file.AtomicFile;
import io.avatarloom.core.file.Exporter;
import io.avatarloom.core.file.RunSummary;
import io.avatarloom.core.file.Sha256;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.value.Value;
import io.avatarloom.core.value.ValueType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Writes values as files: by their codec, or by an exporter for the file's ending. */
public final class OutputWriter {
  private final Path folder;
  private final Catalogue catalogue;
  private final CodeHash code;
  private final SortedMap<String, String> hashes = new TreeMap<>();

  public OutputWriter(Path folder, Catalogue catalogue) {
    this(folder, catalogue, new CodeHash());
  }

  OutputWriter(Path folder, Catalogue catalogue, CodeHash code) {
    this.folder = folder;
    this.catalogue = catalogue;
    this.code = code;
  }

  /**
   * Writes one file.
   *
   * @throws IOException if no exporter knows the ending, or the disk refuses; the message says
   *     which
   */
  public void write(String file, Value value, RunSummary summary) throws IOException {
    write(file, value, () -> summary);
  }

  void write(String file, Value value, Supplier<RunSummary> summary) throws IOException {
    OutputFormat format = format(file, value.type());
    write(file, format.complete(format.lasting(value), summary));
  }

  /** Writes one file, taken from an earlier run where that made it from the same value. */
  void write(String file, Held value, Supplier<RunSummary> summary, StoredFiles stored)
      throws IOException {
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
    AtomicFile.update(folder.resolve(file), bytes);
    String hash = Sha256.of(bytes);
    synchronized (hashes) {
      hashes.put(file, hash);
    }
  }

  private OutputFormat format(String file, ValueType<?> type) throws IOException {
    Optional<String> refusal = catalogue.writeRefusal(type, file);
    if (refusal.isPresent()) {
      throw new IOException(refusal.get());
    }
    String extension = Exporter.extension(file);
    return new OutputFormat(
        extension,
        type.codec().extension().equals(extension)
            ? Optional.empty()
            : catalogue.exporter(type, extension));
  }

  /** Hash by file name of everything written. */
  SortedMap<String, String> hashes() {
    synchronized (hashes) {
      return new TreeMap<>(hashes);
    }
  }
}
