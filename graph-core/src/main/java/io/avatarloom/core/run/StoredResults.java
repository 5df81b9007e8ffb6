package io.avatarloom.core.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.avatarloom.core.file.Sha256;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.value.Value;
import io.avatarloom.core.value.ValueType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Results of units in the store. */
final class StoredResults {
  /** Makes a value anew whose file turned out to be damaged. */
  interface Repair {
    Value anew(String port) throws IOException;
  }

  /** Characters of a key in front of a note. */
  private static final int KEY = 64;

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

  Optional<WorkRecord> record(String key) {
    return store.ledger().find(Ledger.RECORD, key).flatMap(WorkRecord::parse);
  }

  /** Sees what other runs have added meanwhile. */
  void refresh() {
    store.refresh();
  }

  /** Outputs by port; empty when one of them is missing or damaged. Nothing is decoded yet. */
  Optional<Map<String, Held>> take(WorkRecord record, Repair repair) throws IOException {
    Map<String, Held> found = new TreeMap<>();
    for (WorkRecord.Output output : record.outputs()) {
      Optional<ValueType<?>> type = catalogue.valueType(output.type());
      if (type.isEmpty() || !store.intact(output)) {
        return Optional.empty();
      }
      found.put(
          output.port(),
          Held.stored(
              output.hash(),
              type.get(),
              () -> decode(type.get(), output.blob(), () -> repair.anew(output.port())),
              new Held.Kept(output.blob(), output.bytes())));
    }
    return Optional.of(found);
  }

  private Value decode(ValueType<?> type, String blob, Held.Source anew) throws IOException {
    Optional<Value> value = store.value(type, blob);
    return value.isPresent() ? value.get() : anew.read();
  }

  /**
   * Brings outputs by port on their way into the store under a key.
   *
   * @param claim closed when they are on the disk
   */
  void keep(
      ObjectNode record,
      Map<String, Value> outputs,
      String key,
      Following following,
      StoreLock.Claim claim) {
    Map<String, Held> held = new TreeMap<>();
    Map<String, byte[]> blobs = new LinkedHashMap<>();
    ObjectNode entries = record.putObject("outputs");
    outputs.forEach(
        (port, value) -> {
          byte[] bytes = value.type().encode(value);
          String blob = Sha256.of(bytes);
          String hash =
              value.type().codec().isReference() ? Sha256.of(value.type().identity(value)) : blob;
          held.put(port, Held.keeping(hash, value, new Held.Kept(blob, bytes.length)));
          blobs.put(blob, bytes);
          entries
              .putObject(port)
              .put("hash", hash)
              .put("type", value.type().id())
              .put("blob", blob);
        });
    boolean small = blobs.values().stream().allMatch(bytes -> bytes.length <= Store.SMALL);
    following.made(held);
    writer.put(
        () -> {
          write(key, record, blobs);
          following.written();
        },
        small,
        claim);
  }

  private void write(String key, ObjectNode record, Map<String, byte[]> blobs) throws IOException {
    for (Map.Entry<String, byte[]> blob : blobs.entrySet()) {
      store.putBlob(blob.getKey(), blob.getValue());
    }
    for (JsonNode entry : record.path("outputs")) {
      String blob = entry.path("blob").asText();
      store.stamp((ObjectNode) entry, blob, blobs.get(blob).length);
    }
    store.putRecord(key, record);
  }

  /** Notes that the results of a key were of use. */
  void used(String key) {
    writer.note(() -> store.used(key));
  }

  /** Notes that the work of a key draws random numbers. */
  void markRandom(String key) {
    ObjectNode record = JsonNodeFactory.instance.objectNode().put("random", true);
    writer.note(() -> store.putRecord(key, record));
  }

  /** Notes the content hashes of what a loader made, so that a dry run need not load. */
  void keepHashes(Map<String, Held> outputs, String key) {
    ObjectNode record = JsonNodeFactory.instance.objectNode();
    ObjectNode hashes = record.putObject("hashes");
    outputs.forEach((port, held) -> hashes.put(port, held.hash()));
    if (!store.record(key).equals(Optional.of(record))) {
      writer.note(() -> store.putRecord(key, record));
    }
  }

  /**
   * Notes the parts of a piece of work.
   *
   * @param place the unit, as {@link #noted} asks for it
   * @param key the hash of the parts
   */
  void note(String place, String key, SortedMap<String, String> parts) {
    byte[] mark = key.getBytes(StandardCharsets.US_ASCII);
    Optional<byte[]> known = store.ledger().find(Ledger.NOTE, place);
    if (known.isPresent() && Arrays.mismatch(known.get(), mark) == mark.length) {
      return;
    }
    StringBuilder text = new StringBuilder(key);
    ObjectNode noted = JsonNodeFactory.instance.objectNode();
    parts.forEach(noted::put);
    byte[] body = text.append(noted).toString().getBytes(StandardCharsets.UTF_8);
    writer.note(() -> store.ledger().put(Ledger.NOTE, place, body));
  }

  /** The parts last noted for a place. */
  Optional<JsonNode> noted(String place) {
    return store
        .ledger()
        .find(Ledger.NOTE, place)
        .flatMap(body -> Store.parsed(Arrays.copyOfRange(body, KEY, Math.max(KEY, body.length))));
  }
}
