package io.avatarloom.core.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.avatarloom.core.file.AtomicFile;
import io.avatarloom.core.file.Sha256;
import io.avatarloom.core.value.Value;
import io.avatarloom.core.value.ValueType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The disk cache: values by the hash of their file, records by the key of the work that made them.
 * Large values are files, written to a temporary file, flushed and renamed; small values and
 * records stay in memory until {@link #flush} writes them to a {@link Ledger} together. Several
 * processes may share it.
 */
public final class Store {
  /** Values up to this many bytes go to the ledger. */
  static final int SMALL = 4096;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long USED_STEP_MILLIS = 3_600_000;
  private final Path root;
  private final Ledger ledger;
  private final AtomicLong written = new AtomicLong();

  public Store(Path root) {
    this.root = root;
    this.ledger = new Ledger(root.resolve("ledger"));
  }

  /** The user's cache folder: AVATARLOOM_CACHE, or ~/.cache/avatarloom. */
  public static Path defaultRoot() {
    String override = System.getenv("AVATARLOOM_CACHE");
    return override != null && !override.isEmpty()
        ? Path.of(override)
        : Path.of(System.getProperty("user.home"), ".cache", "avatarloom");
  }

  public Path root() {
    return root;
  }

  Ledger ledger() {
    return ledger;
  }

  Optional<JsonNode> record(String key) {
    return ledger.find(Ledger.RECORD, key).flatMap(Store::parsed);
  }

  static Optional<JsonNode> parsed(byte[] json) {
    try {
      return Optional.of(JSON.readTree(json));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  void putRecord(String key, ObjectNode record) throws IOException {
    ledger.put(Ledger.RECORD, key, JSON.writeValueAsBytes(record));
  }

  /** Notes that a result is still of use; what was not used for longest is deleted first. */
  void used(String key) {
    if (System.currentTimeMillis() - ledger.usedMillis(key) > USED_STEP_MILLIS) {
      ledger.use(key);
    }
  }

  /** Writes the small values and records put since the last call, in one go. */
  void flush() throws IOException {
    written.addAndGet(ledger.write());
  }

  /** Sees what other runs have added meanwhile. */
  void refresh() {
    ledger.refresh();
  }

  /** File a large blob has or would have. */
  Path blobFile(String hash) {
    return root.resolve("blobs").resolve(hash.substring(0, 2)).resolve(hash);
  }

  /** Bytes of a value; empty if they are missing or damaged (then the blob is deleted). */
  Optional<byte[]> blob(String hash) throws IOException {
    Optional<byte[]> small = ledger.find(Ledger.BLOB, hash);
    if (small.isPresent()) {
      return small;
    }
    Path file = blobFile(hash);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Files.readAllBytes(file);
      if (Sha256.of(bytes).equals(hash)) {
        return Optional.of(bytes);
      }
    } catch (IOException e) {
      // unreadable is damaged, too
    }
    Files.deleteIfExists(file);
    return Optional.empty();
  }

  /**
   * True when a blob is there and sound. A file is believed while size and time of change are those
   * that {@link #stamp} noted; else its bytes are hashed, and a damaged blob is deleted.
   *
   * @param output as {@code stamp} noted it
   */
  boolean intact(WorkRecord.Output output) throws IOException {
    String hash = output.blob();
    if (ledger.find(Ledger.BLOB, hash).isPresent()) {
      return true;
    }
    Path file = blobFile(hash);
    if (!Files.exists(file)) {
      return false;
    }
    boolean untouched =
        Files.size(file) == output.bytes()
            && Files.getLastModifiedTime(file).toMillis() == output.modified();
    return untouched || blob(hash).isPresent();
  }

  /**
   * A value that a run has kept; empty if it is missing or damaged.
   *
   * @param blob hash of its file, as the event {@code node.done} names it
   */
  public Optional<Value> value(ValueType<?> type, String blob) throws IOException {
    Optional<byte[]> bytes = blob(blob);
    return bytes.isEmpty() ? Optional.empty() : Optional.of(type.codec().decode(bytes.get()));
  }

  /** Bytes of a value that a run has kept; empty if they are missing or damaged. */
  public Optional<byte[]> bytes(String blob) throws IOException {
    refresh();
    return blob(blob);
  }

  /**
   * Keeps a value that another machine has made.
   *
   * @throws IOException if the bytes are not those of the hash, or the disk refuses
   */
  public void keep(String blob, byte[] bytes) throws IOException {
    if (!Sha256.of(bytes).equals(blob)) {
      throw new IOException("the value " + blob + " was damaged on its way");
    }
    putBlob(blob, bytes);
    flush();
  }

  /** Puts a blob unless it is there: a large one into a file at once. */
  void putBlob(String hash, byte[] bytes) throws IOException {
    if (bytes.length <= SMALL) {
      if (ledger.find(Ledger.BLOB, hash).isEmpty()) {
        ledger.put(Ledger.BLOB, hash, bytes);
      }
    } else if (!Files.exists(blobFile(hash))) {
      AtomicFile.write(blobFile(hash), bytes);
      written.addAndGet(bytes.length);
    }
  }

  /** Bytes this store has written. */
  long bytesWritten() {
    return written.get();
  }

  /** Notes which blob an entry of a record means, and how one sees that nobody touched it. */
  void stamp(ObjectNode entry, String hash, int bytes) throws IOException {
    entry.put("blob", hash).put("bytes", bytes);
    if (bytes > SMALL) {
      entry.put("modified", Files.getLastModifiedTime(blobFile(hash)).toMillis());
    }
  }
}
