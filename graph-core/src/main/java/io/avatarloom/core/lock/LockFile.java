package io.avatarloom.core.lock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.avatarloom.core.check.Diagnostic;
import io.avatarloom.core.check.InvalidRecipeException;
import io.avatarloom.core.file.AtomicFile;
import io.avatarloom.core.recipe.CanonicalJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The file that holds pins: {@code NAME.lock.json} beside {@code NAME.loom.json}. */
public final class LockFile {
  private static final String FORMAT = "avatarloom.lock";
  private static final int VERSION = 1;
  private static final ObjectMapper JSON = new ObjectMapper();

  private LockFile() {}

  /** Where the lock of a recipe lies. */
  public static Path of(Path recipe) {
    String name = recipe.getFileName().toString().replaceAll("(\\.loom)?\\.json$", "");
    return recipe.toAbsolutePath().resolveSibling(name + ".lock.json");
  }

  /**
   * Reads a lock; empty when there is none.
   *
   * @throws InvalidRecipeException if it cannot be read; one sentence
   */
  public static Optional<Pins> read(Path lock) throws InvalidRecipeException {
    if (!Files.exists(lock)) {
      return Optional.empty();
    }
    try {
      JsonNode json = JSON.readTree(lock.toFile());
      if (!json.path("format").asText().equals(FORMAT) || json.path("version").asInt() != VERSION) {
        throw wrong(
            lock
                + " is no lock this program reads: expected \"format\": \""
                + FORMAT
                + "\", \"version\": "
                + VERSION);
      }
      return Optional.of(
          new Pins(
              entries(json.path("files")),
              entries(json.path("definitions")),
              entries(json.path("nodes"))));
    } catch (IOException e) {
      throw wrong(
          lock
              + " cannot be read: "
              + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }
  }

  private static InvalidRecipeException wrong(String message) {
    return new InvalidRecipeException(
        Diagnostic.of("", "", message + "; write it anew with loom lock --update"));
  }

  private static SortedMap<String, String> entries(JsonNode object) {
    SortedMap<String, String> found = new TreeMap<>();
    object.properties().forEach(e -> found.put(e.getKey(), e.getValue().asText()));
    return found;
  }

  /** Writes a lock. */
  public static void write(Path lock, Pins pins) throws IOException {
    ObjectNode json = JSON.createObjectNode().put("format", FORMAT).put("version", VERSION);
    put(json.putObject("files"), pins.files());
    put(json.putObject("definitions"), pins.definitions());
    put(json.putObject("nodes"), pins.nodes());
    AtomicFile.write(lock, CanonicalJson.write(json).getBytes(StandardCharsets.UTF_8));
  }

  private static void put(ObjectNode object, Map<String, String> entries) {
    entries.forEach(object::put);
  }
}
