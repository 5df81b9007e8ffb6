package io.avatarloom.core.run;

import io.avatarloom.core.file.Sha256;
import io.avatarloom.core.value.Value;
import io.avatarloom.core.value.ValueType;
import java.io.IOException;

/** The value of an output during a run: in memory, or known by its hash and still in the store. */
final class Held {
  /** Reads a value that is not in memory. */
  interface Source {
    Value read() throws IOException;
  }

  private final ValueType<?> type;
  private final Source source;
  private String hash;
  private Value value;

  private Held(String hash, ValueType<?> type, Source source, Value value) {
    this.hash = hash;
    this.type = type;
    this.source = source;
    this.value = value;
  }

  static Held stored(String hash, ValueType<?> type, Source source) {
    return new Held(hash, type, source, null);
  }

  static Held inMemory(Value value) {
    return hashed(null, value);
  }

  /** A value in memory whose hash is known. */
  static Held hashed(String hash, Value value) {
    return new Held(hash, value.type(), null, value);
  }

  ValueType<?> type() {
    return type;
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
