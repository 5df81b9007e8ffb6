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
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The disk cache: values by the hash of their file, records by the key of the work that made them.
 * Everything is written to a temporary file, flushed and renamed, so several processes may share
 * it.
 */
public final class Store {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long USED_STEP_MILLIS = 3_600_000;
  private final Path root;
  private final AtomicLong written = new AtomicLong();

  public Store(Path root) {
    this.root = root;
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

  private Path place(String kind, String hash) {
    return root.resolve(kind).resolve(hash.substring(0, 2)).resolve(hash);
  }

  Optional<JsonNode> record(String key) {
    Path file = place("records", key);
    try {
      return Files.exists(file)
          ? Optional.of(JSON.readTree(Files.readAllBytes(file)))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  void putRecord(String key, ObjectNode record) throws IOException {
    AtomicFile.write(place("records", key), JSON.writeValueAsBytes(record));
  }

  /** Notes that a result is still of use; what was not used for longest is deleted first. */
  void used(String key) throws IOException {
    Path file = place("records", key);
    long now = System.currentTimeMillis();
    if (Files.exists(file) && now - Files.getLastModifiedTime(file).toMillis() > USED_STEP_MILLIS) {
      Files.setLastModifiedTime(file, FileTime.fromMillis(now));
    }
  }

  /** File a blob has or would have. */
  Path blobFile(String hash) {
    return place("blobs", hash);
  }

  /** Bytes of a value; empty if they are missing or damaged (then the blob is deleted). */
  Optional<byte[]> blob(String hash) throws IOException {
    Path file = blobFile(hash);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    byte[] bytes = Files.readAllBytes(file);
    if (Sha256.of(bytes).equals(hash)) {
      return Optional.of(bytes);
    }
    Files.deleteIfExists(file);
    return Optional.empty();
  }

  /**
   * True when a blob is there and sound. It is believed while size and time of change are those
   * that {@link #stamp} noted; else its bytes are hashed, and a damaged blob is deleted.
   *
   * @param entry as {@code stamp} left it
   */
  boolean intact(JsonNode entry) throws IOException {
    String hash = entry.path("blob").asText();
    Path file = blobFile(hash);
    if (!Files.exists(file)) {
      return false;
    }
    boolean untouched =
        Files.size(file) == entry.path("bytes").asLong(-1)
            && Files.getLastModifiedTime(file).toMillis() == entry.path("modified").asLong(-1);
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

  /** Writes a blob unless it is there. */
  void putBlob(String hash, byte[] bytes) throws IOException {
    Path file = blobFile(hash);
    if (!Files.exists(file)) {
      AtomicFile.write(file, bytes);
      written.addAndGet(bytes.length);
    }
  }

  /** Bytes of the blobs this store has written. */
  long bytesWritten() {
    return written.get();
  }

  /** Notes which blob an entry of a record means, and how one sees that nobody touched it. */
  void stamp(ObjectNode entry, String hash) throws IOException {
    Path file = blobFile(hash);
    entry
        .put("blob", hash)
        .put("bytes", Files.size(file))
        .put("modified", Files.getLastModifiedTime(file).toMillis());
  }
}
