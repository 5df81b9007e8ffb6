package io.avatarloom.core.run;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the store knows of a piece of work. Every node of a run asks for one, so it is read without
 * a tree of JSON nodes.
 *
 * @param random true when the work draws random numbers: its results lie under another key
 * @param hashes of what a loader made, by port
 * @param outputs where the results lie
 */
record WorkRecord(boolean random, Map<String, String> hashes, List<Output> outputs) {
  private static final JsonFactory JSON = new JsonFactory();

  /** Characters of a hash. */
  private static final int HASH = 64;

  /**
   * A result.
   *
   * @param hash of what identifies the value
   * @param type id of its value type
   * @param blob hash of its file
   * @param bytes size of its file, -1 where that is not noted
   * @param modified when its file was written; -1 for a small value, which has none
   */
  record Output(String port, String hash, String type, String blob, long bytes, long modified) {}

  /** Empty for what is no record. */
  static Optional<WorkRecord> parse(byte[] json) {
    try (JsonParser in = JSON.createParser(json)) {
      return in.nextToken() == JsonToken.START_OBJECT ? Optional.of(read(in)) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static WorkRecord read(JsonParser in) throws IOException {
    boolean random = false;
    Map<String, String> hashes = Map.of();
    List<Output> outputs = List.of();
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String name = in.currentName();
      JsonToken value = in.nextToken();
      if (name.equals("random")) {
        random = value == JsonToken.VALUE_TRUE;
      } else if (name.equals("hashes") && value == JsonToken.START_OBJECT) {
        hashes = hashes(in);
      } else if (name.equals("outputs") && value == JsonToken.START_OBJECT) {
        outputs = outputs(in);
      } else {
        in.skipChildren();
      }
    }
    return new WorkRecord(random, hashes, outputs);
  }

  private static Map<String, String> hashes(JsonParser in) throws IOException {
    Map<String, String> found = new LinkedHashMap<>();
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      found.put(in.currentName(), text(in));
    }
    return found;
  }

  private static List<Output> outputs(JsonParser in) throws IOException {
    List<Output> found = new ArrayList<>();
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String port = in.currentName();
      if (in.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("no object at " + port);
      }
      found.add(output(port, in));
    }
    return found;
  }

  private static Output output(String port, JsonParser in) throws IOException {
    String hash = "";
    String type = "";
    String blob = "";
    long bytes = -1;
    long modified = -1;
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      switch (in.currentName()) {
        case "hash" -> hash = text(in);
        case "type" -> type = text(in);
        case "blob" -> blob = text(in);
        case "bytes" -> bytes = number(in);
        case "modified" -> modified = number(in);
        default -> {
          in.nextToken();
          in.skipChildren();
        }
      }
    }
    if (blob.length() != HASH) {
      throw new IOException("no hash at " + port);
    }
    return new Output(port, hash, type, blob, bytes, modified);
  }

  private static String text(JsonParser in) throws IOException {
    if (in.nextToken() != JsonToken.VALUE_STRING) {
      throw new IOException("no text at " + in.currentName());
    }
    return in.getText();
  }

  private static long number(JsonParser in) throws IOException {
    if (in.nextToken() != JsonToken.VALUE_NUMBER_INT) {
      throw new IOException("no number at " + in.currentName());
    }
    return in.getLongValue();
  }
}
