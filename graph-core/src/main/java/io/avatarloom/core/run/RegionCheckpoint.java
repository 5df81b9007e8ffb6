package io.avatarloom.core.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.avatarloom.core.file.AtomicFile;
import io.avatarloom.core.file.Sha256;
import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.graph.RegionEntry;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.value.Value;
import io.avatarloom.core.value.ValueType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The saved state of a region: slots and recorded series after some iteration. One folder a region
 * key; the index is renamed into place last, so a killed process leaves the previous checkpoint.
 */
final class RegionCheckpoint {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Name of the file that makes a checkpoint of what lies beside it. */
  static final String INDEX = "index.json";

  private static final String HASH = "sha256";

  private static final int VERSION = 3;
  private final Path folder;
  private final Origin origin;
  private String refusal = "";

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

  /**
   * What a checkpoint belongs to.
   *
   * @param recipe name
   * @param region id
   * @param parts of the region's key
   */
  record Origin(String recipe, String region, SortedMap<String, String> parts) {}

  RegionCheckpoint(Path folder, Origin origin) {
    this.folder = folder;
    this.origin = origin;
  }

  void write(State state) throws IOException {
    ObjectNode index =
        JSON.createObjectNode()
            .put("version", VERSION)
            .put("recipe", origin.recipe())
            .put("region", origin.region())
            .put("iteration", state.iteration());
    ObjectNode parts = index.putObject("parts");
    origin.parts().forEach(parts::put);
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
    index.put(HASH, hash(index));
    AtomicFile.write(folder.resolve(INDEX), JSON.writeValueAsBytes(index));
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
        if (!name.equals(INDEX) && !name.startsWith(iteration + "-")) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  /**
   * The last checkpoint; empty if there is none, or none that can be taken up: {@link #refusal}
   * tells why.
   */
  Optional<State> read(Catalogue catalogue, RegionEntry region) {
    try {
      Optional<JsonNode> index = index(folder);
      if (index.isEmpty()) {
        refusal = elsewhere();
        return Optional.empty();
      }
      return Optional.of(state(catalogue, region, index.get()));
    } catch (IOException | IllegalArgumentException e) {
      refusal = "its checkpoint cannot be taken up: " + e.getMessage();
      return Optional.empty();
    }
  }

  /** Why the region starts anew although there is a checkpoint; empty if there is none. */
  String refusal() {
    return refusal;
  }

  private static Optional<JsonNode> index(Path folder) throws IOException {
    Path file = folder.resolve(INDEX);
    return Files.exists(file)
        ? Optional.of(JSON.readTree(Files.readAllBytes(file)))
        : Optional.empty();
  }

  /** Hash of an index that does not hold it. */
  private static String hash(JsonNode index) throws IOException {
    return Sha256.of(JSON.writeValueAsBytes(index));
  }

  private static boolean isWhole(JsonNode index) throws IOException {
    ObjectNode rest = index.isObject() ? index.deepCopy() : JSON.createObjectNode();
    JsonNode stated = rest.remove(HASH);
    return stated != null && stated.asText().equals(hash(rest));
  }

  private State state(Catalogue catalogue, RegionEntry region, JsonNode index) throws IOException {
    int version = index.path("version").asInt();
    if (version != VERSION) {
      throw new IOException(
          "it is of format " + version + ", this program reads format " + VERSION);
    }
    if (!isWhole(index)) {
      throw new IOException("its index is damaged");
    }
    int iteration = index.path("iteration").asInt();
    if (iteration < 1 || iteration >= region.iterations()) {
      throw new IOException("it is of iteration " + index.path("iteration"));
    }
    Map<String, Value> slots = values(catalogue, index.path("slots"));
    Map<PortRef, Value> lasting = new TreeMap<>();
    values(catalogue, index.path("lasting"))
        .forEach((name, value) -> lasting.put(PortRef.parse(name), value));
    Map<String, double[]> columns = new TreeMap<>();
    for (Map.Entry<String, JsonNode> column : index.path("series").properties()) {
      columns.put(column.getKey(), numbers(column.getValue(), iteration, region.iterations()));
    }
    if (!slots.keySet().equals(region.slots().keySet())
        || !columns.keySet().equals(region.series().keySet())) {
      throw new IOException("it has other slots or series");
    }
    return new State(iteration, slots, lasting, columns);
  }

  /** Whether the region got somewhere as other work, and what distinguishes that. */
  private String elsewhere() {
    JsonNode nearest = null;
    String changes = "";
    for (Path other : folders(folder.getParent())) {
      try {
        JsonNode index = index(other).orElse(JSON.nullNode());
        boolean same =
            index.path("recipe").asText().equals(origin.recipe())
                && index.path("region").asText().equals(origin.region());
        if (same && (nearest == null || later(index, nearest))) {
          nearest = index;
          changes = Changes.phrase(Changes.between(index.path("parts"), origin.parts(), Map.of()));
        }
      } catch (IOException e) {
        // what cannot be read is not what is looked for
      }
    }
    return nearest == null
        ? ""
        : "the checkpoint at iteration "
            + nearest.path("iteration").asInt()
            + " cannot be taken up: "
            + changes;
  }

  private static boolean later(JsonNode one, JsonNode other) {
    return one.path("iteration").asInt() > other.path("iteration").asInt();
  }

  private static List<Path> folders(Path checkpoints) {
    if (!Files.isDirectory(checkpoints)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(checkpoints)) {
      return folders.toList();
    } catch (IOException e) {
      return List.of();
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

  private static double[] numbers(JsonNode column, int recorded, int length) throws IOException {
    if (column.size() != recorded) {
      throw new IOException("a series of it has " + column.size() + " numbers");
    }
    double[] numbers = new double[length];
    Arrays.fill(numbers, Double.NaN);
    for (int i = 0; i < recorded; i++) {
      numbers[i] = Double.longBitsToDouble(Long.parseUnsignedLong(column.get(i).asText(), 16));
    }
    return numbers;
  }

  /** Removes every checkpoint in a folder. */
  static void deleteAll(Path checkpoints) throws IOException {
    for (Path folder : folders(checkpoints)) {
      delete(folder);
    }
  }

  /** Removes the checkpoint of a region that has ended. */
  void delete() throws IOException {
    delete(folder);
  }

  private static void delete(Path folder) throws IOException {
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
