package io.avatarloom.editor.stage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.avatarloom.core.file.AtomicFile;
import io.avatarloom.core.stage.StageCamera;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * A trajectory as JSON: the key frames, and for every frame its time and pinhole camera
 * (world-to-camera matrix, row-major, metres; axes x right, y down, z forward).
 */
final class TrajectoryFile {
  private static final String FORMAT = "avatarloom.trajectory";
  private static final ObjectMapper JSON = new ObjectMapper();

  private TrajectoryFile() {}

  /** The key frames, with the cameras of all frames for other programs. */
  static void write(
      Path file, List<PathExport.Frame> frames, CameraPath path, double framesPerSecond)
      throws IOException {
    ObjectNode root = JSON.createObjectNode();
    root.put("format", FORMAT).put("version", 1);
    root.put("framesPerSecond", framesPerSecond);
    root.put("closed", path.closed());
    ArrayNode keys = root.putArray("keyFrames");
    path.keys().forEach(key -> put(keys.addObject(), key));
    ArrayNode rows = root.putArray("frames");
    for (PathExport.Frame frame : frames) {
      Shot shot = frame.shot();
      StageCamera view = shot.camera().view(shot.width(), shot.height());
      ObjectNode row = rows.addObject();
      row.put("seconds", frame.seconds());
      row.put("width", shot.width()).put("height", shot.height());
      row.put("focalPx", view.focalPx()).put("fovDeg", shot.camera().fovDeg());
      ArrayNode matrix = row.putArray("worldToCamera");
      for (double number : view.worldToCamera()) {
        matrix.add(number);
      }
    }
    AtomicFile.write(
        file.toAbsolutePath(), JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root));
  }

  /**
   * The key frames of a trajectory file.
   *
   * @throws IOException if it is none; the message says what is wrong
   */
  static CameraPath read(Path file) throws IOException {
    JsonNode root;
    try {
      root = JSON.readTree(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      throw new IOException("there is no file " + file, e);
    } catch (IOException e) {
      throw wrong(file, "it is not JSON");
    }
    if (!FORMAT.equals(root.path("format").asText()) || root.path("version").asInt() != 1) {
      throw wrong(file, "expected format " + FORMAT + ", version 1");
    }
    CameraPath path = CameraPath.empty().withClosed(root.path("closed").asBoolean());
    for (JsonNode row : root.path("keyFrames")) {
      path = path.add(key(file, row));
    }
    if (path.keys().isEmpty()) {
      throw wrong(file, "it has no keyFrames");
    }
    return path;
  }

  private static KeyFrame key(Path file, JsonNode row) throws IOException {
    JsonNode at = row.path("lookAt");
    JsonNode[] numbers = {
      row.path("azimuthDeg"),
      row.path("elevationDeg"),
      row.path("radiusM"),
      at.path(0),
      at.path(1),
      at.path(2),
      row.path("fovDeg"),
      row.path("secondsToNext")
    };
    double[] values = new double[numbers.length];
    for (int i = 0; i < values.length; i++) {
      if (!numbers[i].isNumber()) {
        throw wrong(file, "a key frame lacks one of its numbers: " + row);
      }
      values[i] = numbers[i].asDouble();
    }
    return new KeyFrame(OrbitCamera.of(values), values[7]);
  }

  private static IOException wrong(Path file, String what) {
    return new IOException(file.getFileName() + " is not a trajectory: " + what);
  }

  private static void put(ObjectNode row, KeyFrame key) {
    OrbitCamera camera = key.camera();
    row.put("azimuthDeg", camera.azimuthDeg()).put("elevationDeg", camera.elevationDeg());
    row.put("radiusM", camera.radiusM()).put("fovDeg", camera.fovDeg());
    row.putArray("lookAt").add(camera.x()).add(camera.y()).add(camera.z());
    row.put("secondsToNext", key.secondsToNext());
  }
}
