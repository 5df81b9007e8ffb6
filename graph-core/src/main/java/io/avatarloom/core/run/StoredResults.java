package io.avatarloom.core.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.avatarloom.core.file.Sha256;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.value.Value;
import io.avatarloom.core.value.ValueType;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Results of units in the store. */
final class StoredResults {
  /** Follows outputs on their way into the store. */
  interface Following {
    /** They can be had from memory. */
    void made(Map<String, Held> outputs);

    /** They can be had from the store. */
    void written();
  }

  private final Catalogue catalogue;
  private final Store store;
  private final StoreWriter writer;

  StoredResults(Catalogue catalogue, Store store, StoreWriter writer) {
    this.catalogue = catalogue;
    this.store = store;
    this.writer = writer;
  }

  Optional<JsonNode> record(String key) {
    return store.record(key);
  }

  /** Outputs by port; empty when one of them is missing or damaged. Nothing is decoded yet. */
  Optional<Map<String, Held>> take(JsonNode record) throws IOException {
    Map<String, Held> found = new TreeMap<>();
    for (Map.Entry<String, JsonNode> output : record.path("outputs").properties()) {
      JsonNode entry = output.getValue();
      Optional<ValueType<?>> type = catalogue.valueType(entry.path("type").asText());
      if (type.isEmpty() || !store.intact(entry)) {
        return Optional.empty();
      }
      String blob = entry.path("blob").asText();
      found.put(
          output.getKey(),
          Held.stored(
              entry.path("hash").asText(),
              type.get(),
              () -> decode(type.get(), blob),
              new Held.Kept(blob, entry.path("bytes").asLong())));
    }
    return Optional.of(found);
  }

  private Value decode(ValueType<?> type, String blob) throws IOException {
    return store
        .value(type, blob)
        .orElseThrow(
            () ->
                new IOException(
                    "a cached result vanished or was damaged while it was in use; run again"));
  }

  /** Brings outputs by port on their way into the store under a key. */
  void keep(ObjectNode record, Map<String, Value> outputs, String key, Following following) {
    Map<String, Held> held = new TreeMap<>();
    Map<String, byte[]> blobs = new LinkedHashMap<>();
    outputs.forEach(
        (port, value) -> {
          byte[] bytes = value.type().encode(value);
          String blob = Sha256.of(bytes);
          String hash =
              value.type().codec().isReference() ? Sha256.of(value.type().identity(value)) : blob;
          held.put(port, Held.keeping(hash, value, new Held.Kept(blob, bytes.length)));
          blobs.put(blob, bytes);
          record
              .withObjectProperty("outputs")
              .putObject(port)
              .put("hash", hash)
              .put("type", value.type().id())
              .put("blob", blob);
        });
    following.made(held);
    writer.submit(
        () -> {
          write(key, record, blobs);
          following.written();
        });
  }

  private void write(String key, ObjectNode record, Map<String, byte[]> blobs) throws IOException {
    for (Map.Entry<String, byte[]> blob : blobs.entrySet()) {
      store.putBlob(blob.getKey(), blob.getValue());
    }
    for (JsonNode entry : record.path("outputs")) {
      store.stamp((ObjectNode) entry, entry.path("blob").asText());
    }
    store.putRecord(key, record);
  }

  /** Notes that the results of a key were of use. */
  void used(String key) {
    writer.submit(() -> store.used(key));
  }

  /** Notes that the work of a key draws random numbers. */
  void markRandom(String key) {
    ObjectNode record = JsonNodeFactory.instance.objectNode().put("random", true);
    writer.submit(() -> store.putRecord(key, record));
  }

  /** Notes the content hashes of what a loader made, so that a dry run need not load. */
  void keepHashes(Map<String, Held> outputs, String key) {
    ObjectNode record = JsonNodeFactory.instance.objectNode();
    ObjectNode hashes = record.putObject("hashes");
    outputs.forEach((port, held) -> hashes.put(port, held.hash()));
    if (!store.record(key).equals(Optional.of(record))) {
      writer.submit(() -> store.putRecord(key, record));
    }
  }

  /** Notes the parts of a piece of work. */
  void note(String key, SortedMap<String, String> parts) {
    Optional<JsonNode> known = store.record(key);
    if (known.isPresent() && Changes.same(known.get().path("parts"), parts)) {
      return;
    }
    ObjectNode record = JsonNodeFactory.instance.objectNode();
    ObjectNode noted = record.putObject("parts");
    parts.forEach(noted::put);
    writer.submit(() -> store.putRecord(key, record));
  }
}
