package io.avatarloom.diffusion.net;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A config.json of diffusers or transformers. */
final class ModelConfig {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final JsonNode root;

  private ModelConfig(Path file, JsonNode root) {
    this.file = file;
    this.root = root;
  }

  static ModelConfig read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new FileNotFoundException("there is no file " + file);
    }
    return new ModelConfig(file, JSON.readTree(file.toFile()));
  }

  boolean has(String key) {
    return root.hasNonNull(key);
  }

  int integer(String key, int otherwise) {
    return root.path(key).asInt(otherwise);
  }

  double number(String key, double otherwise) {
    return root.path(key).asDouble(otherwise);
  }

  boolean flag(String key, boolean otherwise) {
    return root.path(key).asBoolean(otherwise);
  }

  String text(String key, String otherwise) {
    return has(key) ? root.get(key).asText() : otherwise;
  }

  List<String> texts(String key) throws IOException {
    List<String> texts = new ArrayList<>();
    list(key).forEach(node -> texts.add(node.asText()));
    return texts;
  }

  int[] integers(String key) throws IOException {
    JsonNode list = list(key);
    int[] integers = new int[list.size()];
    for (int i = 0; i < integers.length; i++) {
      integers[i] = list.get(i).asInt();
    }
    return integers;
  }

  /** A number for each of {@code count} levels, given once or as a list. */
  int[] levels(String key, int count) throws IOException {
    JsonNode node = root.path(key);
    int[] levels = new int[count];
    for (int i = 0; i < count; i++) {
      levels[i] = node.isArray() ? node.path(i).asInt() : node.asInt();
    }
    return levels;
  }

  private JsonNode list(String key) throws IOException {
    if (!root.path(key).isArray()) {
      throw new IOException(file + " lacks the list " + key);
    }
    return root.get(key);
  }

  /** Refuses a config that asks for a feature outside the SD 1.x family. */
  void demand(String key, String value) throws IOException {
    if (has(key) && !text(key, "").equals(value)) {
      throw new IOException(
          "%s asks for %s = %s; networks of the SD 1.x family have %s"
              .formatted(file, key, text(key, ""), value));
    }
  }

  void demandAbsent(String key) throws IOException {
    if (has(key)) {
      throw new IOException(
          "%s sets %s, which networks of the SD 1.x family do not have".formatted(file, key));
    }
  }
}
