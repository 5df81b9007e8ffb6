package io.avatarloom.core.run;

import io.avatarloom.core.file.Sha256;
import io.avatarloom.core.value.Value;
import java.io.IOException;

/** The value of an output during a run: in memory, or known by its hash and still in the store. */
final class Held {
  /** Reads a value that is not in memory. */
  interface Source {
    Value read() throws IOException;
  }

  private final Source source;
  private String hash;
  private Value value;

  private Held(String hash, Source source, Value value) {
    this.hash = hash;
    this.source = source;
    this.value = value;
  }

  static Held stored(String hash, Source source) {
    return new Held(hash, source, null);
  }

  static Held inMemory(Value value) {
    return new Held(null, null, value);
  }

  /** Hash of what identifies the value. */
  synchronized String hash() {
    if (hash == null) {
      hash = Sha256.of(value.type().identity(value));
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
