package io.avatarloom.core.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.avatarloom.core.file.AtomicFile;
import io.avatarloom.core.file.Sha256;
import io.avatarloom.core.value.Value;
import io.avatarloom.core.value.ValueType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The saved state of a region: slots and recorded series after some iteration. One folder a region
 * key; the index is renamed into place last, so a killed process leaves the previous checkpoint.
 */
final class RegionCheckpoint {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final Path folder;

  /**
   * State after {@code iteration} iterations.
   *
   * @param columns recorded series by name, at least {@code iteration} numbers each
   */
  record State(int iteration, Map<String, Value> slots, Map<String, double[]> columns) {}

  RegionCheckpoint(Path folder) {
    this.folder = folder;
  }

  void write(State state) throws IOException {
    ObjectNode index = JSON.createObjectNode().put("iteration", state.iteration());
    ObjectNode slots = index.putObject("slots");
    for (Map.Entry<String, Value> slot : state.slots().entrySet()) {
      byte[] bytes = slot.getValue().type().encode(slot.getValue());
      String file = state.iteration() + "-" + slot.getKey();
      AtomicFile.write(folder.resolve(file), bytes);
      slots.putObject(slot.getKey()).put("file", file).put("sha256", Sha256.of(bytes));
    }
    ObjectNode columns = index.putObject("series");
    state
        .columns()
        .forEach(
            (name, numbers) -> {
              ArrayNode column = columns.putArray(name);
              for (int i = 0; i < state.iteration(); i++) {
                column.add(Long.toHexString(Double.doubleToRawLongBits(numbers[i])));
              }
            });
    AtomicFile.write(folder.resolve("index.json"), JSON.writeValueAsBytes(index));
    deleteAllBut(state.iteration());
  }

  private void deleteAllBut(int iteration) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (!name.equals("index.json") && !name.startsWith(iteration + "-")) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  /** The last checkpoint; empty if there is none or it is damaged. */
  Optional<State> read(Map<String, ValueType<?>> types, int iterations) {
    try {
      if (!Files.exists(folder.resolve("index.json"))) {
        return Optional.empty();
      }
      JsonNode index = JSON.readTree(Files.readAllBytes(folder.resolve("index.json")));
      Map<String, Value> slots = new TreeMap<>();
      for (Map.Entry<String, ValueType<?>> type : types.entrySet()) {
        JsonNode slot = index.path("slots").path(type.getKey());
        byte[] bytes = Files.readAllBytes(folder.resolve(slot.path("file").asText()));
        if (!Sha256.of(bytes).equals(slot.path("sha256").asText())) {
          return Optional.empty();
        }
        slots.put(type.getKey(), type.getValue().codec().decode(bytes));
      }
      Map<String, double[]> columns = new TreeMap<>();
      index
          .path("series")
          .properties()
          .forEach(column -> columns.put(column.getKey(), numbers(column.getValue(), iterations)));
      return Optional.of(new State(index.path("iteration").asInt(), slots, columns));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static double[] numbers(JsonNode column, int length) {
    double[] numbers = new double[length];
    for (int i = 0; i < column.size(); i++) {
      numbers[i] = Double.longBitsToDouble(Long.parseUnsignedLong(column.get(i).asText(), 16));
    }
    return numbers;
  }

  /** Removes the checkpoint of a region that has ended. */
  void delete() throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(folder);
  }
}
