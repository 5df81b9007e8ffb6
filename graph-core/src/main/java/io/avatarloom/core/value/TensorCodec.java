package io.avatarloom.core.value;

import io.avatarloom.core.file.SafeTensors;
import java.io.IOException;
import java.util.NoSuchElementException;
import java.util.function.BiConsumer;

/** A codec whose file is safetensors. */
record TensorCodec<T extends Value>(BiConsumer<T, SafeTensors.Writer> writer, Reader<T> reader)
    implements Codec<T> {
  interface Reader<T> {
    T read(SafeTensors file) throws IOException;
  }

  @Override
  public String extension() {
    return "safetensors";
  }

  @Override
  public byte[] encode(T value) {
    SafeTensors.Writer out = new SafeTensors.Writer();
    writer.accept(value, out);
    return out.bytes();
  }

  @Override
  public T decode(byte[] bytes) throws IOException {
    try {
      return reader.read(SafeTensors.parse(bytes, "the value"));
    } catch (NoSuchElementException | NullPointerException | NumberFormatException e) {
      throw new IOException("the file lacks a part of the value: " + e.getMessage(), e);
    }
  }
}
