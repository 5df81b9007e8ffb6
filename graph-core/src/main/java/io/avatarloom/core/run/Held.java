package io.avatarloom.core.run;

import io.avatarloom.core.file.Sha256;
import io.avatarloom.core.value.Value;
import io.avatarloom.core.value.ValueType;
import java.io.IOException;
import java.util.Optional;

/** The value of an output during a run: in memory, or known by its hash and still in the store. */
final class Held {
  /** Reads a value that is not in memory. */
  interface Source {
    Value read() throws IOException;
  }

  /**
   * Where the store has a value.
   *
   * @param blob hash of its file
   * @param bytes size of its file
   */
  record Kept(String blob, long bytes) {}

  private final ValueType<?> type;
  private final Source source;
  private final Kept kept;
  private String hash;
  private Value value;

  private Held(String hash, ValueType<?> type, Source source, Kept kept, Value value) {
    this.hash = hash;
    this.type = type;
    this.source = source;
    this.kept = kept;
    this.value = value;
  }

  static Held stored(String hash, ValueType<?> type, Source source, Kept kept) {
    return new Held(hash, type, source, kept, null);
  }

  static Held inMemory(Value value) {
    return new Held(null, value.type(), null, null, value);
  }

  /** A value in memory that is also on its way into the store. */
  static Held keeping(String hash, Value value, Kept kept) {
    return new Held(hash, value.type(), null, kept, value);
  }

  ValueType<?> type() {
    return type;
  }

  /** Where the store has it; empty for what is in memory alone. */
  Optional<Kept> kept() {
    return Optional.ofNullable(kept);
  }

  /** Bytes of memory it takes, by the size of its file; 0 while it is not in memory. */
  synchronized long bytesInMemory() {
    return value == null || kept == null ? 0 : kept.bytes();
  }

  /** Hash of what identifies the value. */
  synchronized String hash() {
    if (hash == null) {
      hash = Sha256.of(type.identity(value));
    }
    return hash;
  }

  synchronized Value value() throws IOException {
    if (value == null) {
      value = source.read();
    }
    return value;
  }
}
