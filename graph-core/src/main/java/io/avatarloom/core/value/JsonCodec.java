package io.avatarloom.core.value;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** A codec whose file is JSON. */
record JsonCodec<T extends Value>(Function<T, JsonNode> writer, Reader<T> reader)
    implements Codec<T> {
  /** Values may hold whole pictures as one base64 text. */
  static final ObjectMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
                  .build())
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  interface Reader<T> {
    T read(JsonNode json) throws IOException;
  }

  @Override
  public String extension() {
    return "json";
  }

  @Override
  public byte[] encode(T value) {
    return (writer.apply(value).toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public T decode(byte[] bytes) throws IOException {
    try {
      return reader.read(JSON.readTree(bytes));
    } catch (NullPointerException e) {
      throw new IOException("the JSON lacks a part of the value", e);
    }
  }
}
