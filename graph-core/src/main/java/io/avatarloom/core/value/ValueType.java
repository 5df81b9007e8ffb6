package io.avatarloom.core.value;

/**
 * The type of a value and of the links that carry it.
 *
 * @param id stable name, as recipes and messages show it
 * @param javaClass class of the values
 * @param codec turns values into the bytes of a file and back, without loss
 * @param colour of ports and links in the editor, #rrggbb
 * @param help one sentence
 */
public record ValueType<T extends Value>(
    String id, Class<T> javaClass, Codec<T> codec, String colour, String help) {
  @Override
  public String toString() {
    return id;
  }

  /** Encodes a value of this type. */
  public byte[] encode(Value value) {
    return codec.encode(javaClass.cast(value));
  }

  /** Bytes whose hash identifies a value of this type, the same on every machine. */
  public byte[] identity(Value value) {
    return codec.identity(javaClass.cast(value));
  }
}
