package io.avatarloom.core.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.avatarloom.core.file.AtomicFile;
import io.avatarloom.core.file.Sha256;
import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.value.Value;
import io.avatarloom.core.value.ValueType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
   * @param lasting outputs of nodes that do not run in every iteration
   * @param columns recorded series by name, at least {@code iteration} numbers each
   */
  record State(
      int iteration,
      Map<String, Value> slots,
      Map<PortRef, Value> lasting,
      Map<String, double[]> columns) {}

  RegionCheckpoint(Path folder) {
    this.folder = folder;
  }

  void write(State state) throws IOException {
    ObjectNode index = JSON.createObjectNode().put("iteration", state.iteration());
    ObjectNode slots = index.putObject("slots");
    for (Map.Entry<String, Value> slot : state.slots().entrySet()) {
      write(state.iteration(), slot.getKey(), slot.getValue(), slots);
    }
    ObjectNode lasting = index.putObject("lasting");
    for (Map.Entry<PortRef, Value> output : state.lasting().entrySet()) {
      write(state.iteration(), output.getKey().toString(), output.getValue(), lasting);
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

  private void write(int iteration, String name, Value value, ObjectNode index) throws IOException {
    byte[] bytes = value.type().encode(value);
    String file = iteration + "-" + name.replace("%", "%25").replace("/", "%2F");
    AtomicFile.write(folder.resolve(file), bytes);
    index
        .putObject(name)
        .put("file", file)
        .put("type", value.type().id())
        .put("sha256", Sha256.of(bytes));
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
  Optional<State> read(Catalogue catalogue, Set<String> wanted, int iterations) {
    try {
      if (!Files.exists(folder.resolve("index.json"))) {
        return Optional.empty();
      }
      JsonNode index = JSON.readTree(Files.readAllBytes(folder.resolve("index.json")));
      Map<String, Value> slots = values(catalogue, index.path("slots"));
      if (!slots.keySet().equals(wanted)) {
        return Optional.empty();
      }
      Map<PortRef, Value> lasting = new TreeMap<>();
      values(catalogue, index.path("lasting"))
          .forEach((name, value) -> lasting.put(PortRef.parse(name), value));
      Map<String, double[]> columns = new TreeMap<>();
      index
          .path("series")
          .properties()
          .forEach(column -> columns.put(column.getKey(), numbers(column.getValue(), iterations)));
      return Optional.of(new State(index.path("iteration").asInt(), slots, lasting, columns));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Values of a section. A damaged file or unknown type counts as unreadable. */
  private Map<String, Value> values(Catalogue catalogue, JsonNode section) throws IOException {
    Map<String, Value> values = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : section.properties()) {
      byte[] bytes = Files.readAllBytes(folder.resolve(entry.getValue().path("file").asText()));
      String id = entry.getValue().path("type").asText();
      ValueType<?> type =
          catalogue.valueType(id).orElseThrow(() -> new IOException("unknown type " + id));
      if (!Sha256.of(bytes).equals(entry.getValue().path("sha256").asText())) {
        throw new IOException("damaged " + entry.getKey());
      }
      values.put(entry.getKey(), type.codec().decode(bytes));
    }
    return values;
  }

  private static double[] numbers(JsonNode column, int length) {
    double[] numbers = new double[length];
    for (int i = 0; i < column.size(); i++) {
      numbers[i] = Double.longBitsToDouble(Long.parseUnsignedLong(column.get(i).asText(), 16));
    }
    return numbers;
  }

  /** Removes every checkpoint in a folder. */
  static void deleteAll(Path checkpoints) throws IOException {
    if (!Files.isDirectory(checkpoints)) {
      return;
    }
    try (Stream<Path> folders = Files.list(checkpoints)) {
      for (Path folder : folders.toList()) {
        new RegionCheckpoint(folder).delete();
      }
    }
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
