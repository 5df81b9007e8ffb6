package io.avatarloom.core.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.avatarloom.core.file.Sha256;
import java.io.IOException;
import java.util.Optional;

/** Output files of earlier runs in the store: what was encoded once is not encoded again. */
final class StoredFiles {
  private final Store store;
  private final StoreWriter writer;

  StoredFiles(Store store, StoreWriter writer) {
    this.store = store;
    this.writer = writer;
  }

  /**
   * Key of an output file.
   *
   * @param value hash of the value
   * @param format what made the file: exporter, its code, ending
   */
  static String key(String value, String format) {
    return Sha256.of("file\n" + value + "\n" + format);
  }

  Optional<byte[]> find(String key) throws IOException {
    Optional<JsonNode> record = store.record(key);
    if (record.isEmpty()) {
      return Optional.empty();
    }
    writer.note(() -> store.used(key));
    return store.blob(record.get().path("blob").asText());
  }

  void keep(String key, byte[] bytes) {
    writer.put(
        () -> {
          String hash = Sha256.of(bytes);
          store.putBlob(hash, bytes);
          ObjectNode record = JsonNodeFactory.instance.objectNode();
          store.putRecord(key, record.put("blob", hash));
        },
        bytes.length <= Store.SMALL,
        StoreLock.FREE);
  }
}
