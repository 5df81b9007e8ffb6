package io.avatarloom.core.value;

import java.io.IOException;

/**
 * Turns a value into the bytes of a file of the field's own format and back. Equal values give
 * equal bytes; {@code decode(encode(v))} equals {@code v}. Serves the disk cache, {@code loom
 * exec}, exports and tests.
 */
public interface Codec<T extends Value> {
  /** File name ending, without the dot. */
  String extension();

  byte[] encode(T value);

  /**
   * Bytes whose hash is the identity of a value: the file itself, or, for a reference to weights,
   * what it refers to without the path.
   */
  default byte[] identity(T value) {
    return encode(value);
  }

  /** True when {@link #identity} is something else than the file. */
  default boolean isReference() {
    return false;
  }

  /**
   * @throws IOException if the bytes are not such a file; the message says what was expected
   */
  T decode(byte[] bytes) throws IOException;
}
