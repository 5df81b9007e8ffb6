package io.avatarloom.editor.stage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.avatarloom.core.file.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * {@link StageNotes} as JSON beside the avatar: those of {@code a.ply} are in {@code a.stage.json}.
 */
final class StageNotesFile {
  private static final String FORMAT = "avatarloom.stage";
  private static final int NUMBERS = 7;
  private static final ObjectMapper JSON = new ObjectMapper();

  private StageNotesFile() {}

  /** The file of an avatar's notes. */
  static Path of(Path avatar) {
    String name = avatar.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return avatar.resolveSibling((dot < 0 ? name : name.substring(0, dot)) + ".stage.json");
  }

  /**
   * None where there is no such file.
   *
   * @throws IOException if it is another file or damaged; the message says what is wrong
   */
  static StageNotes read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return StageNotes.none();
    }
    JsonNode root;
    try {
      root = JSON.readTree(Files.readAllBytes(file));
    } catch (IOException e) {
      throw wrong(file, "it is not JSON");
    }
    if (!FORMAT.equals(root.path("format").asText()) || root.path("version").asInt() != 1) {
      throw wrong(file, "expected format " + FORMAT + ", version 1");
    }
    StageNotes notes = StageNotes.none();
    for (JsonNode row : root.path("cameras")) {
      notes = notes.with(camera(file, row));
    }
    for (var pose : root.path("poses").properties()) {
      SortedMap<String, Double> values = new TreeMap<>();
      pose.getValue().properties().forEach(v -> values.put(v.getKey(), v.getValue().asDouble()));
      notes = notes.with(pose.getKey(), values);
    }
    return notes;
  }

  private static OrbitCamera camera(Path file, JsonNode row) throws IOException {
    double[] numbers = new double[NUMBERS];
    for (int i = 0; i < NUMBERS; i++) {
      if (!row.path(i).isNumber()) {
        throw wrong(file, "a camera is not a list of 7 numbers: " + row);
      }
      numbers[i] = row.path(i).asDouble();
    }
    return OrbitCamera.of(numbers);
  }

  private static IOException wrong(Path file, String what) {
    return new IOException(file.getFileName() + " holds no kept cameras and poses: " + what);
  }

  static void write(Path file, StageNotes notes) throws IOException {
    ObjectNode root = JSON.createObjectNode();
    root.put("format", FORMAT).put("version", 1);
    ArrayNode cameras = root.putArray("cameras");
    for (OrbitCamera camera : notes.cameras()) {
      ArrayNode row = cameras.addArray();
      for (double number : camera.numbers()) {
        row.add(number);
      }
    }
    ObjectNode poses = root.putObject("poses");
    notes.poses().forEach((name, values) -> values.forEach(poses.putObject(name)::put));
    AtomicFile.write(
        file.toAbsolutePath(), JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root));
  }
}
